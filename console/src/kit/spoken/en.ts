export default import.meta.glob("../../**/words/en.json");
