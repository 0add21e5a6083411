export default import.meta.glob("../../**/words/it.json");
