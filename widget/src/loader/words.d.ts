/** What the loader says in each language: the button, that the chat is lost, and to try again. */
declare const __SAID__: Record<string, [open: string, lost: string, again: string]>;
/** The name of the chat's script below `/widget/parts`. */
declare const __CHAT__: string;
