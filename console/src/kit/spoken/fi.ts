export default import.meta.glob("../../**/words/fi.json");
