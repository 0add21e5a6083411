import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import type { Words } from "./src/words";
import de from "./src/words/de.json" with { type: "json" };
import es from "./src/words/es.json" with { type: "json" };
import fi from "./src/words/fi.json" with { type: "json" };
import fr from "./src/words/fr.json" with { type: "json" };
import it from "./src/words/it.json" with { type: "json" };
import pl from "./src/words/pl.json" with { type: "json" };
import pt from "./src/words/pt.json" with { type: "json" };
import uk from "./src/words/uk.json" with { type: "json" };

const LANGUAGES: Record<string, Words> = { de, es, fi, fr, it, pl, pt, uk };
const NAMES = "virtual:words";

// One classic script that a shop can put anywhere: no module, nothing global but `Tillside`. English is in it; the words
// of each other language are a file beside it, fetched when they are needed.
export default defineConfig({
  plugins: [words()],
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "safari17.5", "firefox120"], // the first that know light-dark()
    reportCompressedSize: true,
    lib: { entry: "src/main.tsx", formats: ["iife"], name: "TillsideWidget", fileName: () => "widget.js" },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});

/** Write each language's words to `words/<language>.<print>.json`, and tell the widget these names. */
function words(): Plugin {
  return {
    name: "words",
    resolveId: (id) => (id === NAMES ? `\0${NAMES}` : undefined),
    async load(id) {
      if (id !== `\0${NAMES}`) return undefined;
      const names = await Promise.all(
        Object.keys(LANGUAGES).map(async (language) => [language, await fileName(language)]),
      );
      return `export default ${JSON.stringify(Object.fromEntries(names))};`;
    },
    async generateBundle() {
      for (const language of Object.keys(LANGUAGES))
        this.emitFile({
          type: "asset",
          fileName: `words/${await fileName(language)}`,
          source: JSON.stringify(LANGUAGES[language]),
        });
    },
  };
}

/** A name that changes with what is in the file, so that a browser may keep the file for good. */
async function fileName(language: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(LANGUAGES[language]));
  const print = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 5);
  return `${language}.${Array.from(print, (byte) => byte.toString(16).padStart(2, "0")).join("")}.json`;
}
