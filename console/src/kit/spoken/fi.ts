export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/fi.json", { eager: true });
export default import.meta.glob(["../../**/words/fi.json", "!../../{shell,helpdesk/inbox}/words/*"]);
