export default import.meta.glob("../../**/words/fr.json");
