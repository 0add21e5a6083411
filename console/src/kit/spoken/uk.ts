export default import.meta.glob("../../**/words/uk.json");
