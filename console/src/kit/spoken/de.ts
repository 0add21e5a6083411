export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/de.json", { eager: true });
export default import.meta.glob(["../../**/words/de.json", "!../../{shell,helpdesk/inbox}/words/*"]);
