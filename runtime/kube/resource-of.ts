import type { Kind } from "@bubustack/api/kind";
import type { Resource } from "./types.ts";

/** The resource of a kind of ours, as the API serves it. */
export function resourceOf({ group, version, plural, kind, scope }: Kind): Resource {
  return { group, version, resource: plural, kind, namespaced: scope === "Namespaced" };
}
