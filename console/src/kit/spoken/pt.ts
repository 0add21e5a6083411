export default import.meta.glob("../../**/words/pt.json");
