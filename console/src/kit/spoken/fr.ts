export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/fr.json", { eager: true });
export default import.meta.glob(["../../**/words/fr.json", "!../../{shell,helpdesk/inbox}/words/*"]);
