import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { usedMantine } from "./mantine";

const SERVER = process.env.TILLSIDE ?? "http://127.0.0.1:8000";
const FIRST_VIEW_KB = 250;

// The pages are served by the program itself, below /admin. `npm run dev` shows them as they are written, and asks the
// program at TILLSIDE (its address) for everything else.
export default defineConfig({
  base: "/admin/",
  plugins: [react(), usedMantine(import.meta.dirname), packed()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    target: "es2022",
    // The first that know light-dark(): written out for older ones, the colours of both schemes are lost.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
  server: { proxy: { "^/(api|shop|hub|help|demo|widget|docs)": SERVER } },
  test: { include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"], environment: "node" },
});

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
          part.type === "chunk" && part.facadeModuleId?.endsWith("helpdesk/inbox/InboxPage.tsx");
        const isWords =
          part.fileName &&
          part.type === "chunk" &&
          /((shell|inbox)\/words\/en\.json|kit\/spoken\/en\.ts)/.test(part.facadeModuleId ?? "");
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
