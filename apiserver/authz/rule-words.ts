/** Short words for the rules of roles that are data. */
import type { JsonObject } from "@bubustack/api/json";

export const all: readonly string[] = ["*"];
export const read: readonly string[] = ["get", "list", "watch"];
export const write: readonly string[] = ["create", "update", "patch", "delete", "deletecollection"];
export const readAndWrite: readonly string[] = [...read, ...write];

/** Verbs on resources of one group, or of several. */
export function on(
  groups: string | readonly string[],
  resources: readonly string[],
  verbs: readonly string[],
): JsonObject {
  return { apiGroups: typeof groups === "string" ? [groups] : groups, resources, verbs };
}

/** Verbs on paths that are no resources. */
export function onPaths(nonResourceURLs: readonly string[], verbs: readonly string[]): JsonObject {
  return { nonResourceURLs, verbs };
}
