import type { Schema } from "../schema.ts";

/** One object of a kind: what one table of its reference page shows. */
export interface Level {
  /** Where the object is: `spec.steps[].execution`; `[]` is an item of a list, `{}` a value of a map. */
  readonly at: string;
  readonly schema: Schema & { readonly type: "object" };
}

/** The objects of a kind, outermost first, and where each is described. */
export interface Levels {
  readonly all: readonly Level[];
  /** Path of the level that describes the object at a path: shared shapes are described where they occur first. */
  readonly home: (at: string) => string | undefined;
}

/** Finds every object within `fields`, each shared shape once. */
export function levels(fields: { readonly [name: string]: Schema }): Levels {
  const all: Level[] = [];
  const homes = new Map<string, string>();
  const first = new Map<object, string>();
  const queue = Object.entries(fields);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [at, schema] = unwrap(next[0], next[1]);
    if (schema.type !== "object") continue;
    const known = first.get(schema.fields);
    homes.set(at, known ?? at);
    if (known !== undefined) continue;
    first.set(schema.fields, at);
    all.push({ at, schema });
    queue.unshift(...Object.entries(schema.fields).map(([name, field]): [string, Schema] => [`${at}.${name}`, field]));
  }
  return { all, home: (at) => homes.get(at) };
}

/** The innermost value of nested lists and maps, with the path that leads to it. */
export function unwrap(at: string, schema: Schema): readonly [at: string, schema: Schema] {
  if (schema.type === "list") return unwrap(`${at}[]`, schema.items);
  if (schema.type === "map") return unwrap(`${at}{}`, schema.values);
  return [at, schema];
}
