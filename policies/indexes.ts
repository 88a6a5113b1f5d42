import type { JsonObject } from "@bubustack/api/json";
import { targetsOf } from "./edges/edges.ts";
import { foreignOf } from "./edges/foreign.ts";
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
  /** The targets are of the same kind: an object that names itself does not count among its users. */
  readonly ofItself?: true;
}

export const indexes = {
  /** Stories by the Engrams that their steps use. */
  storiesByEngram: { kind: "Story", values: targetsOf("Story", "Engram") },
  /** Stories by the Stories that their steps execute. */
  storiesByStory: { kind: "Story", values: targetsOf("Story", "Story"), ofItself: true },
  /** Stories by the Transports that they declare. */
  storiesByTransport: { kind: "Story", values: targetsOf("Story", "Transport") },
  /** Stories by what they use of other namespaces: `Engram shared`, `Engram shared/fetch`. */
  storiesByForeign: { kind: "Story", values: foreignOf("Story") },
  /** Engrams by their template. */
  engramsByTemplate: { kind: "Engram", values: targetsOf("Engram", "EngramTemplate") },
  /** Impulses by their template. */
  impulsesByTemplate: { kind: "Impulse", values: targetsOf("Impulse", "ImpulseTemplate") },
  /** Impulses by the Story that they start. */
  impulsesByStory: { kind: "Impulse", values: targetsOf("Impulse", "Story") },
  /** Impulses by what they use of other namespaces. */
  impulsesByForeign: { kind: "Impulse", values: foreignOf("Impulse") },
  /** TransportBindings by their Transport. */
  bindingsByTransport: { kind: "TransportBinding", values: targetsOf("TransportBinding", "Transport") },
  /** ReferenceGrants by their namespace and those whom they let refer (`grantIndexValue`); edges answer `grant` asks with it. */
  grantsByReferrer: { kind: "ReferenceGrant", values: grantIndexValues },
} as const satisfies { readonly [name: string]: Index };

export type IndexName = keyof typeof indexes;
