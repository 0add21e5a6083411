import { useLayoutEffect, useReducer } from "preact/hooks";
import type { Language, Library } from "../words";

/** The language to speak in: English until its words have come. */
export function useLanguage(library: Library, tag: string): Language {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  useLayoutEffect(() => library.subscribe(redraw), [library]);
  return library.read(tag);
}
