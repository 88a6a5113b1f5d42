import type { JsonObject } from "@bubustack/api/json";
import { engramsOfStory, storiesOfStory, templateOfEngram } from "./references.ts";

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
  storiesByEngram: { kind: "Story", values: engramsOfStory },
  /** Stories by the Stories that their steps execute. */
  storiesByStory: { kind: "Story", values: storiesOfStory },
  /** Engrams by their template. */
  engramsByTemplate: { kind: "Engram", values: templateOfEngram },
} as const satisfies { readonly [name: string]: Index };

export type IndexName = keyof typeof indexes;
