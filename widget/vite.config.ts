import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { LANGUAGES, pack } from "./build";

const NAMES = "virtual:words";

// The first step of the build: the chat, which the loader fetches, and what the chat fetches itself when it is needed:
// cards and forms in one part, and the words of each language but English.
export default defineConfig({
  base: "./",
  resolve: { alias: { "preact/jsx-runtime": new URL("./src/jsx.ts", import.meta.url).pathname } },
  plugins: [words(), pack()],
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "safari17.5", "firefox120"],
    reportCompressedSize: false,
    cssMinify: true,
    // A library, for what embeds it is no page of ours: nothing is loaded beforehand.
    lib: { entry: { chat: "src/main.tsx" }, formats: ["es"] },
    rolldownOptions: {
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: "parts/[name].[hash].js",
        chunkFileNames: "parts/[name].[hash].js",
        minify: true,
      },
    },
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
    async generateBundle(_, bundle) {
      // A library keeps these marks for whoever bundles it; nobody does.
      for (const part of Object.values(bundle))
        if (part.type === "chunk")
          part.code = part.code.replace(/(\w?)\/\* @__PURE__ \*\/ /g, (_, before) =>
            before ? `${before} ` : "",
          );
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
