/**
 * When the API server need not call us, as CEL over the request. A condition that cannot be evaluated follows the
 * failure policy, so each says what it takes to be there. Nobody is left out by name: a condition is about what changes.
 */
import type { JsonObject } from "@bubustack/api/json";

/** A field of both objects is the same, whether it is there or not. */
function same(field: string): string {
  const parents = field.split(".").map((_, at, parts) => parts.slice(0, at + 1).join("."));
  const value = (root: string) => {
    const there = parents.map((path) => `has(${root}.${path})`).join(" && ");
    return `(${there} ? ${root}.${field} : null)`;
  };
  return `${value("object")} == ${value("oldObject")}`;
}

const metadata = ["labels", "annotations", "ownerReferences"].map((field) => same(`metadata.${field}`)).join(" && ");

/**
 * An UPDATE is let through unjudged where spec, labels, annotations and owners stay what they are, or only the spec does
 * and the object is being deleted: controllers take finalizers away, and status is a resource of its own.
 */
export const changes: JsonObject = {
  name: "changes",
  expression: `request.operation != "UPDATE" || !(${same("spec")}) || !(has(object.metadata.deletionTimestamp) || (${metadata}))`,
};

/** A write of a StoryRun's status changes a decision of a gate. */
export const gatesChange: JsonObject = { name: "gates-change", expression: `!(${same("status.gates")})` };
