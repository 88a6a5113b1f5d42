import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { Correlation, Place } from "@bubustack/cel/rules/correlate";
import type { Value } from "@bubustack/cel/values/value";
import type { Violation } from "@bubustack/engine/schema/violation";
import type { Resource } from "../resources/resource.ts";

/**
 * The violations of a change that count: those of values that were changed. A value whose schema became stricter stays
 * acceptable as long as nobody touches it (KEP-4008).
 */
export function ratchet(
  resource: Resource,
  violations: readonly Violation[],
  object: JsonObject,
  old: JsonObject,
): readonly Violation[] {
  if (violations.length === 0) return violations;
  const whole = new Place(new Correlation(object as Value, old as Value, resource.schema), undefined);
  const unchanged = (path: Path): boolean => {
    let place = whole;
    for (const part of path) place = typeof part === "number" ? place.index(part) : place.key(part);
    return place.unchanged;
  };
  // Elements that are there twice are accepted where there were such before, wherever.
  const twice = violations.some(({ rule }) => rule === "duplicate") && hadDuplicates(resource, old);
  return violations.filter(({ path, rule }) => {
    if (path[0] === "metadata") return true;
    if (rule === "duplicate") return !twice;
    // What is missing is wrong with the object that lacks it.
    return !unchanged(rule === "required" ? path.slice(0, -1) : path);
  });
}

function hadDuplicates(resource: Resource, old: JsonObject): boolean {
  return resource
    .compiled()
    .check(old)
    .violations.some(({ rule }) => rule === "duplicate");
}
