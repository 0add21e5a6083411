export default import.meta.glob("../../**/words/de.json");
