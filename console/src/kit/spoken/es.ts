export default import.meta.glob("../../**/words/es.json");
