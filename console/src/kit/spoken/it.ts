export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/it.json", { eager: true });
export default import.meta.glob(["../../**/words/it.json", "!../../{shell,helpdesk/inbox}/words/*"]);
