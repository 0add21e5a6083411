import { defineConfig } from "vitest/config";

// One classic script that a shop can put anywhere: no module, no second file, nothing global but `Tillside`.
export default defineConfig({
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "safari17.5", "firefox120"], // the first that know light-dark()
    reportCompressedSize: true,
    lib: { entry: "src/main.tsx", formats: ["iife"], name: "TillsideWidget", fileName: () => "widget.js" },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
