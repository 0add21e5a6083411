import { defineConfig } from "@hey-api/openapi-ts";

// The server describes itself into build/openapi.json (`python app.py describe`); src/api/ is made of it, never by hand.
export default defineConfig({
  input: "../build/openapi.json",
  output: { path: "src/api", clean: false },
  logs: { level: "silent", file: false },
  plugins: [
    { name: "@hey-api/client-fetch", throwOnError: true },
    "@hey-api/typescript",
    "@hey-api/sdk",
    { name: "@tanstack/react-query", queryOptions: true, infiniteQueryOptions: true, mutationOptions: true },
  ],
});
