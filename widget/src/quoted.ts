/** A table is quoted row after row, each beginning with its first column's heading: every row gets a line of its own. */
export function inRows(text: string): string {
  const [heading = ""] = text.split(": ", 1);
  return text.includes("; ") ? text.replaceAll(`. ${heading}: `, `.\n${heading}: `) : text;
}
