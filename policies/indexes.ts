import type { JsonObject } from "@bubustack/api/json";
import { targetsOf } from "./edges/edges.ts";
import { grantIndexValues } from "./edges/grant.ts";

/**
 * The declared indexes: what a rule may list. An edge that answers `list` asks keeps one map per row; a value is
 * `namespace/name`, or the bare name for cluster-scoped targets.
 */
export interface Index {
  /** Kind of the listed objects. */
  readonly kind: string;
  /** The values under which an object is listed. Total over arbitrary JSON. */
  readonly values: (object: JsonObject) => readonly string[];
}

export const indexes = {
  /** Stories by the Engrams that their steps use. */
  storiesByEngram: { kind: "Story", values: targetsOf("Story", "Engram") },
  /** Stories by the Stories that their steps execute. */
  storiesByStory: { kind: "Story", values: targetsOf("Story", "Story") },
  /** Engrams by their template. */
  engramsByTemplate: { kind: "Engram", values: targetsOf("Engram", "EngramTemplate") },
  /** ReferenceGrants by their namespace and those whom they let refer (`grantIndexValue`); edges answer `grant` asks with it. */
  grantsByReferrer: { kind: "ReferenceGrant", values: grantIndexValues },
} as const satisfies { readonly [name: string]: Index };

export type IndexName = keyof typeof indexes;
