import type { Language, Library } from "../words";
import { useChange } from "./useChange";

/** The language to speak in: English until its words have come. */
export function useLanguage(library: Library, tag: string): Language {
  useChange(library);
  return library.read(tag);
}
