/** The name of a template: what tells the ReplicaSets of a Deployment, and their pods, apart. */

import { canonicalJson } from "@bubustack/api/canonical-json";
import type { Json } from "@bubustack/api/json";

const letters = "bcdfghjklmnpqrstvwxz2456789";

/**
 * A hash of a template in letters that make no words: 32 bits of FNV-1a over its JSON in the order of the names. It is as
 * long as that of Kubernetes, and another one: that is made of how Go prints the template. `collisions` gives another
 * where the first was taken.
 */
export function templateHash(template: Json, collisions = 0): string {
  const bytes = new TextEncoder().encode(`${canonicalJson(template)}${collisions === 0 ? "" : collisions}`);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return [...String(hash)].map((digit) => letters[Number(digit) % letters.length] ?? "x").join("");
}
