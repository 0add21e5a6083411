export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/pt.json", { eager: true });
export default import.meta.glob(["../../**/words/pt.json", "!../../{shell,helpdesk/inbox}/words/*"]);
