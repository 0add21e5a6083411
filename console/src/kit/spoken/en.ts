export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/en.json", { eager: true });
export default import.meta.glob(["../../**/words/en.json", "!../../{shell,helpdesk/inbox}/words/*"]);
