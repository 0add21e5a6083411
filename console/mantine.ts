import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "postcss";
import type { Plugin } from "vite";

const PRINT = /\bm_[0-9a-f]{6,8}\b/g;
const IMPORT = /from\s*"(\.[^"]+)"/g;
const NAMED = /import\s*(?:type\s*)?\{([^}]+)\}\s*from\s*"@mantine\/core"/g;
const EXPORTED = /\{([^}]+)\}\s*from\s*"(\.[^"]+)"/g;

/**
 * Leave out of Mantine's one style sheet what belongs to parts that no page uses, a third of it.
 *
 * It follows the imports from what our sources and Mantine's other packages name to the files that hold the classes,
 * before the sheet gets its name, so that the name still changes with what is in it.
 */
export function usedMantine(root: string): Plugin {
  const mantine = join(root, "node_modules/@mantine");
  return {
    name: "used-mantine",
    apply: "build",
    load(id) {
      if (id !== join(mantine, "core/styles.css")) return undefined;
      const used = classes(join(mantine, "core/esm/index.mjs"), [
        ...files(join(root, "src"), /\.tsx?$/),
        ...readdirSync(mantine)
          .filter((one) => !["core", "hooks"].includes(one))
          .flatMap((one) => files(join(mantine, one, "esm"), /\.mjs$/)),
      ]);
      const sheet = parse(readFileSync(id, "utf8"));
      sheet.walkRules((rule) => {
        const kept = rule.selectors.filter((one) =>
          (one.match(PRINT) ?? []).every((print) => used.has(print)),
        );
        if (kept.length === 0) rule.remove();
        else if (kept.length < rule.selectors.length) rule.selectors = kept;
      });
      return sheet.toString();
    },
  };
}

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((one) => ending.test(one))
    .map((one) => join(folder, one));
}

/** The classes of everything that `sources` import from Mantine's core by name, and of what that imports in turn. */
function classes(index: string, sources: string[]): Set<string> {
  const wanted = new Set<string>(["MantineProvider"]);
  for (const source of sources)
    for (const [, names = ""] of readFileSync(source, "utf8").matchAll(NAMED))
      for (const name of names.split(","))
        wanted.add(
          name
            .replace(/^\s*type\s/, "")
            .split(" as ")[0]
            ?.trim() ?? "",
        );
  const waiting: string[] = [];
  for (const [, names = "", file = ""] of readFileSync(index, "utf8").matchAll(EXPORTED))
    if (names.split(",").some((name) => wanted.has(name.trim()))) waiting.push(join(dirname(index), file));
  const seen = new Set<string>();
  const found = new Set<string>();
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = readFileSync(file, "utf8");
    for (const print of code.match(PRINT) ?? []) found.add(print);
    for (const [, path = ""] of code.matchAll(IMPORT)) waiting.push(join(dirname(file), path));
  }
  return found;
}
