import { printable } from "@bubustack/api/printable";
import type { Reference } from "@bubustack/engine/template/reads";

/** Longest reference that is written out. */
const longest = 120;

/** A reference as one writes it: `steps["fetch-feed"].output.body`; `…` stands for a key that is computed. */
export function written({ root, path }: Pick<Reference, "root" | "path">): string {
  let text = root ?? ".";
  for (const key of path) {
    if (key === undefined) return `${text}…`;
    if (typeof key === "number") text += `[${key}]`;
    else text += /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  }
  return printable(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/** The first read of each kind: a template that reads one thing ten times is told once. */
export function once<T>(key: (one: T) => string): (one: T) => boolean {
  const seen = new Set<string>();
  return (one) => {
    const text = key(one);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  };
}
