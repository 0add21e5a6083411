export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/es.json", { eager: true });
export default import.meta.glob(["../../**/words/es.json", "!../../{shell,helpdesk/inbox}/words/*"]);
