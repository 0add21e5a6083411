/** What both steps of the build share: the words, the compressed copies, and the sizes that may not grow. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import type { Words } from "./src/words";
import de from "./src/words/de.json" with { type: "json" };
import { core } from "./src/words/en";
import { cards } from "./src/words/en.cards";
import { rating } from "./src/words/en.rating";
import es from "./src/words/es.json" with { type: "json" };
import fi from "./src/words/fi.json" with { type: "json" };
import fr from "./src/words/fr.json" with { type: "json" };
import it from "./src/words/it.json" with { type: "json" };
import pl from "./src/words/pl.json" with { type: "json" };
import pt from "./src/words/pt.json" with { type: "json" };
import uk from "./src/words/uk.json" with { type: "json" };

export const LANGUAGES: Record<string, Words> = { de, es, fi, fr, it, pl, pt, uk };

const LOADER_KB = 3;
const WIDGET_KB = 15;

/** The few words that the loader has in every language, English first. */
export function loaderWords(languages: Record<string, Words>): Record<string, unknown[]> {
  const all = { en: { ...core, ...cards, ...rating } as Words, ...languages };
  return Object.fromEntries(
    Object.entries(all).map(([tag, words]) => [tag, [words.open, words.chatLost, words.retry]]),
  );
}

/** Write each script and each file of words compressed beside itself; refuse a widget that has grown too large. */
export function pack(): Plugin {
  let out = "";
  return {
    name: "pack",
    apply: "build",
    configResolved: (config) => {
      out = config.build.outDir;
    },
    closeBundle() {
      const sizes = new Map<string, number>();
      for (const folder of [".", "parts", "words"].filter((one) => existsSync(`${out}/${one}`)))
        for (const name of readdirSync(`${out}/${folder}`).filter((one) => /\.(js|json)$/.test(one))) {
          const bytes = readFileSync(`${out}/${folder}/${name}`);
          const best = brotliCompressSync(bytes);
          writeFileSync(`${out}/${folder}/${name}.br`, best);
          writeFileSync(`${out}/${folder}/${name}.gz`, gzipSync(bytes, { level: 9 }));
          sizes.set(name.replace(/\..*/, folder === "words" ? " words" : ""), best.length / 1000);
        }
      const [loader, chat, parts] = ["widget", "chat", "parts"].map((name) => sizes.get(name) ?? 0) as [
        number,
        number,
        number,
      ];
      if (loader === 0) return;
      this.info(
        `The loader: ${loader.toFixed(1)} kB compressed (at most ${LOADER_KB}); with the chat: ` +
          `${(loader + chat).toFixed(1)} kB (at most ${WIDGET_KB}); cards and forms, when the first comes: ${parts.toFixed(1)} kB.`,
      );
      if (loader > LOADER_KB || loader + chat > WIDGET_KB)
        this.error(
          "The widget has grown too large: let what it does not need at once wait in src/ui/parts.ts.",
        );
    },
  };
}
