import type { JsonObject } from "@bubustack/api/json";
import { labelSelector, labelsOf } from "../admission/selector.ts";
import type { Found, ParamLookup, ReadLookup } from "../admission/world.ts";
import { objectAt, textAt } from "../fields.ts";
import { readIndex } from "./read-indexes.ts";

/**
 * Those of the objects of a kind that a policy asks for, in the order of their names. A namespace that is not said means all, for
 * reads and for objects outside of namespaces.
 */
export function selected(objects: readonly JsonObject[], lookup: ParamLookup | ReadLookup): Found {
  const { namespace, name, selector, kind } = lookup;
  const index = lookup.ask === "reads" ? lookup.index : undefined;
  const values = index && readIndex(kind, index.name);
  if (index !== undefined && values === undefined)
    return { state: "failed", reason: `${kind} has no index "${index.name}"` };
  const selects = labelSelector(selector);
  if ("problem" in selects) return { state: "failed", reason: selects.problem };
  const found = objects.filter((object) => {
    const own = namespaceOf(object);
    const near = lookup.ask === "params" ? own === namespace : namespace === "" || own === "" || own === namespace;
    if (!near || (name !== undefined && nameOf(object) !== name)) return false;
    if (index !== undefined && values !== undefined && !values(object).includes(index.value)) return false;
    return selects.matches(labelsOf(object));
  });
  if (found.length === 0) return { state: "absent" };
  const key = (object: JsonObject) => `${namespaceOf(object)}/${nameOf(object)}`;
  return { state: "objects", objects: found.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

function nameOf(object: JsonObject): string {
  return textAt(objectAt(object, "metadata"), "name");
}

function namespaceOf(object: JsonObject): string {
  return textAt(objectAt(object, "metadata"), "namespace");
}
