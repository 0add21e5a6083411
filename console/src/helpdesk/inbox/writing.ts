/** Do with a press that has waited what the browser would have done with it where the keyboard is now. */
export function write(
  target: Element,
  { key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
): void {
  const again = new KeyboardEvent("keydown", {
    key,
    code,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
    bubbles: true,
    cancelable: true,
  });
  if (!target.dispatchEvent(again) || ctrlKey || metaKey || altKey) return;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  // The one way to type that a field, what checks it and its own undo all take for typing.
  if (isField && key.length === 1) document.execCommand("insertText", false, key);
  else if (isField && key === "Backspace") document.execCommand("delete");
  else if (key === "Enter" && target instanceof HTMLTextAreaElement) document.execCommand("insertLineBreak");
  else if (key === "Enter" && target instanceof HTMLInputElement) target.form?.requestSubmit();
  else if ((key === "Enter" || key === " ") && target instanceof HTMLElement) target.click();
}
