import { readdirSync } from "node:fs";
import { defineConfig } from "vite";
import { LANGUAGES, loaderWords, pack } from "./build";

// The second step of the build: one classic script that a shop can put anywhere, no module, nothing global but
// `Tillside`. It names the chat that the first step has written to the same folder.
let out = "";

export default defineConfig({
  plugins: [
    {
      name: "chat",
      configResolved: (config) => {
        out = config.build.outDir;
      },
      transform: (code) => code.replaceAll("__CHAT__", () => JSON.stringify(chat())),
    },
    pack(),
  ],
  define: {
    __SAID__: JSON.stringify(loaderWords(LANGUAGES)),
  },
  build: {
    target: "es2018",
    cssTarget: ["chrome123", "safari17.5", "firefox120"],
    emptyOutDir: false,
    reportCompressedSize: false,
    lib: {
      entry: "src/loader/main.ts",
      formats: ["iife"],
      name: "TillsideLoader",
      fileName: () => "widget.js",
    },
  },
});

function chat(): string {
  const name = readdirSync(`${out}/parts`).find((one) => /^chat\.[\w-]{8}\.js$/.test(one));
  if (!name) throw new Error("Build the chat first: vite build");
  return name;
}
