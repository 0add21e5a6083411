export default import.meta.glob("../../**/words/pl.json");
