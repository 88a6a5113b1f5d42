import type { Digests } from "./digests.ts";
import { hex } from "./digests.ts";
import { head, words } from "./words.ts";

/** The length of a DNS label. */
const most = 63;
/** Hex digits that stand for what had to be cut. */
const digits = 12;
/** Stands for a name of which nothing is left. */
const nameless = "resource";

/**
 * A DNS label made of parts: their words, joined by dashes. One that is too long is cut and ends with 12 hex digits of a
 * hash over all parts.
 */
export function composeName(digests: Digests, ...parts: readonly string[]): string {
  const name = parts
    .map(words)
    .filter((part) => part !== "")
    .join("-");
  if (name === "") return nameless;
  if (name.length <= most) return name;
  return `${head(name, most - digits - 1)}-${hashOf(digests, parts)}`;
}

/** A DNS label that ends with `suffix`; what is too long is cut before it, with a hash in its place. */
export function composeWithSuffix(digests: Digests, base: string, suffix: string): string {
  const end = words(suffix);
  const start = words(base);
  if (end === "") return composeName(digests, start);
  const name = `${start || nameless}-${end}`;
  if (name.length <= most) return name;
  const hash = hashOf(digests, [start || nameless, end]);
  const room = most - end.length - digits - 2;
  return room < 1 ? composeName(digests, end, hash) : `${head(start, room) || nameless}-${hash}-${end}`;
}

/** Parts end with a zero byte, so that other cuts of the same text have another hash. */
function hashOf({ sha256, utf8 }: Digests, parts: readonly string[]): string {
  return hex(sha256(utf8(parts.map((part) => `${part}\0`).join("")))).slice(0, digits);
}
