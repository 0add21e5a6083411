import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = ["en", "pt", "pl", "fi", "uk", "it", "es", "de", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

type File = { default: Record<string, unknown> };
type Rooms = { first: Record<string, File>; default: Record<string, () => Promise<File>> };

/**
 * The words of a room in a language, `<room>/words/<language>.json`, are fetched when a page of the room is first opened.
 * Where they lie is written down for each language by itself: a reader needs one of the nine lists. The list brings
 * what the first page needs.
 */
const SPOKEN = import.meta.glob<Rooms>("./spoken/*.ts");
const KEPT = "tillside:language";

/** The language somebody chose here, else the first of the browser's that there is. */
export function languageNow(): Language {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages].map((one) => one?.slice(0, 2));
  return LANGUAGES.find((one) => one === wanted.find((it) => LANGUAGES.includes(it as Language))) ?? "en";
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
}

/** Begin with the words of the shell; each room's follow when it asks for them by `useTranslation("<room>")`. */
export async function startWords(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use({
      type: "backend" as const,
      read: (language: string, room: string, done: (error: unknown, words: unknown) => void) => {
        wordsOf(room, language).then(
          (words) => done(null, words),
          (error) => done(error, null),
        );
      },
    })
    .init({
      lng: languageNow(),
      fallbackLng: "en",
      ns: ["shell", "helpdesk/inbox"], // those that come with the list
      defaultNS: "shell",
      fallbackNS: "shell",
      interpolation: { escapeValue: false }, // React escapes
    });
  document.documentElement.lang = i18next.language;
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
}

async function wordsOf(room: string, language: string): Promise<Record<string, unknown>> {
  const rooms = await SPOKEN[`./spoken/${language}.ts`]?.();
  const path = `../../${room}/words/${language}.json`;
  const file = rooms?.first[path] ?? (await rooms?.default[path]?.());
  return file?.default ?? {};
}
