import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { directImports } from "./direct";
import { usedMantine } from "./mantine";

const SERVER = process.env.TILLSIDE ?? "http://127.0.0.1:8000";
const FIRST_VIEW_KB = 250;

const inbox = partsOf("/src/helpdesk/inbox/InboxPage.tsx");

// The pages are served by the program itself, below /admin. `npm run dev` shows them as they are written, and asks the
// program at TILLSIDE (its address) for everything else.
export default defineConfig({
  base: "/admin/",
  plugins: [
    directImports(import.meta.dirname),
    react(),
    usedMantine(import.meta.dirname),
    inbox.plugin,
    packed(),
  ],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    target: "es2022",
    // The first that know light-dark(): written out for older ones, the colours of both schemes are lost.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    // Left alone, what rooms share comes in sixty small parts, each a request of its own before the inbox stands.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 2 },
            { name: "inbox", test: inbox.has, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { "^/(api|shop|hub|help|demo|widget|docs)": SERVER } },
  test: { include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"], environment: "node" },
});

/** All that a page needs at once: its own module, and what that imports. */
function partsOf(page: string): { plugin: Plugin; has: (id: string) => boolean } {
  const parts = new Set<string>();
  const plugin: Plugin = {
    name: "parts-of-a-page",
    apply: "build",
    buildEnd() {
      const take = (id: string) => {
        if (parts.has(id)) return;
        parts.add(id);
        for (const one of this.getModuleInfo(id)?.importedIds ?? []) take(one);
      };
      for (const id of this.getModuleIds()) if (id.endsWith(page)) take(id);
    },
  };
  return { plugin, has: (id) => parts.has(id) };
}

/** Write each script and style compressed beside itself, and refuse a first view that has grown too large. */
function packed(): Plugin {
  const first = new Set<string>();
  let out = "";
  return {
    name: "packed",
    apply: "build",
    configResolved: (config) => {
      out = config.build.outDir;
    },
    generateBundle(_, bundle) {
      const take = (name: string) => {
        const part = bundle[name];
        if (!part || first.has(name)) return;
        first.add(name);
        if (part.type !== "chunk") return;
        for (const one of [...part.imports, ...(part.viteMetadata?.importedCss ?? [])]) take(one);
      };
      for (const part of Object.values(bundle)) {
        const isInbox =
          part.type === "chunk" && part.moduleIds.some((id) => id.endsWith("helpdesk/inbox/InboxPage.tsx"));
        const isWords =
          part.fileName &&
          part.type === "chunk" &&
          part.moduleIds.some((id) => id.endsWith("kit/spoken/en.ts"));
        if (part.type === "chunk" && (part.isEntry || isInbox || isWords)) take(part.fileName);
      }
    },
    closeBundle() {
      const sizes = new Map<string, number>();
      for (const name of readdirSync(`${out}/assets`).filter((one) => /\.(js|css)$/.test(one))) {
        const bytes = readFileSync(`${out}/assets/${name}`);
        const best = brotliCompressSync(bytes);
        writeFileSync(`${out}/assets/${name}.br`, best);
        writeFileSync(`${out}/assets/${name}.gz`, gzipSync(bytes, { level: 9 }));
        sizes.set(`assets/${name}`, best.length);
      }
      const kb = [...first].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0) / 1000;
      const all = [...sizes.values()].reduce((sum, one) => sum + one, 0) / 1000;
      this.info(
        `The inbox, first view: ${kb.toFixed(0)} kB compressed (at most ${FIRST_VIEW_KB}); all pages: ${all.toFixed(0)} kB.`,
      );
      if (kb > FIRST_VIEW_KB)
        this.error("The first view has grown too large: load what it does not need at once lazily.");
    },
  };
}
