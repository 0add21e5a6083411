export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/pl.json", { eager: true });
export default import.meta.glob(["../../**/words/pl.json", "!../../{shell,helpdesk/inbox}/words/*"]);
