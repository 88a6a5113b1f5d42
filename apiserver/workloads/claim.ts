/** Which objects a controller takes care of: those that it owns and selects. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { labelSelector, labelsOf } from "@bubustack/policies/admission/selector";
import { ownersOf } from "../controllers/owner-references.ts";
import { at, metaOf, textAt, withMeta } from "../resources/object.ts";

export interface Claimed {
  /** Those that it owns, and selects. */
  readonly own: readonly JsonObject[];
  /** Those of nobody that it selects, with it as their owner. */
  readonly adopt: readonly JsonObject[];
  /** Those that it owns and does not select any more, without it. */
  readonly release: readonly JsonObject[];
}

/** What an owner with a `spec.selector` makes of candidates in its namespace. Who is being deleted takes nothing new. */
export function claim(owner: JsonObject, kind: string, candidates: readonly JsonObject[]): Claimed {
  const uid = textAt(owner, "metadata", "uid");
  const selector = labelSelector(at(owner, "spec", "selector"));
  if ("problem" in selector || selector.empty) return { own: [], adopt: [], release: [] };
  const selected = (object: JsonObject) => selector.matches(labelsOf(object));
  const going = (object: JsonObject) => at(metaOf(object), "deletionTimestamp") !== undefined;
  const mine = candidates.filter((object) => textAt(controllerOf(object), "uid") === uid);
  const free = going(owner)
    ? []
    : candidates.filter((object) => controllerOf(object) === undefined && selected(object) && !going(object));
  const reference = controllerReference(owner, "apps/v1", kind);
  return {
    own: mine.filter(selected),
    adopt: free.map((object) => withMeta(object, { ownerReferences: [...ownersOf(object), reference] })),
    release: going(owner) ? [] : mine.filter((object) => !selected(object)).map((object) => without(object, uid)),
  };
}

/** The owner that takes care of an object. */
export function controllerOf(object: JsonObject | undefined): Json | undefined {
  return ownersOf(object ?? {}).find((owner) => at(owner, "controller") === true);
}

/** How an object names the owner that takes care of it. */
export function controllerReference(owner: JsonObject, apiVersion: string, kind: string): JsonObject {
  const [name, uid] = ["name", "uid"].map((field) => textAt(owner, "metadata", field));
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

function without(object: JsonObject, uid: string): JsonObject {
  const left = ownersOf(object).filter((owner) => textAt(owner, "uid") !== uid);
  return withMeta(object, { ownerReferences: left.length === 0 ? undefined : left });
}
