import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** Packages whose one index lists hundreds of parts, and where it lies. */
const INDEXES = {
  "@mantine/core": "esm/index.mjs",
  "@mantine/hooks": "esm/index.mjs",
  "@tabler/icons-react": "dist/esm/tabler-icons-react.mjs",
} as const;
const OURS = /\/src\/.*\.tsx?$|\/node_modules\/@mantine\/(?!core|hooks)[^/]+\/esm\/.*\.mjs$/;
const LISTED = /(?:import|export)\s*\{([^}]+)\}\s*from\s*["'](\.[^"']+)["']/g;

interface Place {
  file: string;
  name: string;
}

/**
 * Import each part of such a package from the file that holds it, not from the index.
 *
 * The bundler leaves out what nobody uses either way, but only so does it see which parts a page needs at once.
 */
export function directImports(root: string): Plugin {
  const indexes = Object.entries(INDEXES).map(([name, index]) => {
    const path = join(root, "node_modules", name, index);
    const named = new RegExp(`import\\s*\\{([^}]+)\\}\\s*from\\s*["']${name}["'];?`, "g");
    return { name, named, places: placesIn(path) };
  });
  return {
    name: "direct-imports",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!OURS.test(id)) return undefined;
      let now = code;
      for (const { name, named, places } of indexes)
        now = now.replace(named, (_, list: string) =>
          parts(list)
            .map(([wanted, local]) => {
              const place = places.get(wanted);
              return place
                ? `import { ${place.name} as ${local} } from ${JSON.stringify(place.file)};`
                : `import { ${wanted} as ${local} } from "${name}";`;
            })
            .join(""),
        );
      return now === code ? undefined : { code: now, map: null };
    },
  };
}

/** Which file holds each name that an index lists. */
function placesIn(index: string): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [, list = "", file = ""] of readFileSync(index, "utf8").matchAll(LISTED))
    for (const [name, listed] of parts(list)) places.set(listed, { file: join(dirname(index), file), name });
  return places;
}

/** The names of an import with those under which they are known here; types are left to the compiler. */
function parts(list: string): [string, string][] {
  return list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one && !one.startsWith("type "))
    .map((one) => {
      const [name = "", local = name] = one.split(/\s+as\s+/);
      return [name, local];
    });
}
