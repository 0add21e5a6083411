export const first = import.meta.glob("../../{shell,helpdesk/inbox}/words/uk.json", { eager: true });
export default import.meta.glob(["../../**/words/uk.json", "!../../{shell,helpdesk/inbox}/words/*"]);
