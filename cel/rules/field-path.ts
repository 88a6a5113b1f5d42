import type { Structural } from "../schema/structural.ts";
import { valuesOf } from "../schema/structural.ts";

/** A part of a path to a field: a name behind a dot, or a key of a map. */
export type Part = { readonly name: string } | { readonly key: string };

/** The fields that a `fieldPath` such as `.spec.name` or `['a.b']` leads through, or why it is none of the schema. */
export function fieldPath(
  path: string,
  schema: Structural,
): { readonly parts: readonly Part[] } | { readonly wrong: string } {
  const parts: Part[] = [];
  let at: Structural | undefined = schema;
  let rest = path;
  while (rest !== "") {
    const found = step(rest);
    if ("wrong" in found) return found;
    const properties: Structural["properties"] = at?.properties;
    const named: boolean = properties !== undefined;
    const there =
      properties !== undefined ? Object.hasOwn(properties, found.name) : at?.additionalProperties !== undefined;
    if (!there) return { wrong: "does not refer to a valid field" };
    at = properties !== undefined ? properties[found.name] : at && valuesOf(at);
    parts.push(named ? { name: found.name } : { key: found.name });
    rest = found.rest;
  }
  return { parts };
}

const quoted = /^\['((?:[^'\\]|\\.)*)'\]/s;
const escapes: { readonly [letter: string]: string } = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "'": "'",
  "\\": "\\",
};

/** The first part of a path, and what follows. */
function step(path: string): { readonly name: string; readonly rest: string } | { readonly wrong: string } {
  if (path.startsWith(".")) {
    const name = /^\.([^.[\]]+)/.exec(path)?.[1];
    return name === undefined ? { wrong: "unexpected end of JSON path" } : { name, rest: path.slice(name.length + 1) };
  }
  if (!path.startsWith("[")) return { wrong: `expected [ or . but got: ${path.slice(0, 100)}` };
  const found = quoted.exec(path);
  if (found === null) return { wrong: "expected a single quoted string in brackets" };
  const [whole, text = ""] = found;
  let bad = "";
  const name = text.replace(/\\(.)/gs, (sequence, letter: string) => {
    const known = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    if (known === undefined) bad = sequence;
    return known ?? "";
  });
  return bad === "" ? { name, rest: path.slice(whole.length) } : { wrong: `invalid escape char ${bad}` };
}
