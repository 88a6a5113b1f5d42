/** Policies, compiled once for each version of them. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { MutatingPolicy } from "./mutating-policy.ts";
import { readMutatingPolicy } from "./mutating-policy.ts";
import type { Policy } from "./policy.ts";
import { objectAt, textAt } from "./policy.ts";
import type { ValidatingPolicy } from "./validating-policy.ts";
import { readValidatingPolicy } from "./validating-policy.ts";

/** Keeps what was made of a spec for as long as somebody holds that spec: objects are replaced, never changed. */
function once<P extends Policy>(read: (object: JsonObject) => P): (object: JsonObject) => P {
  const known = new WeakMap<JsonObject, P>();
  return (object) => {
    const spec = object["spec"];
    if (!isObject(spec)) return read(object);
    const found = known.get(spec);
    if (found?.name === textAt(objectAt(object, "metadata"), "name")) return found;
    const made = read(object);
    known.set(spec, made);
    return made;
  };
}

/** A ValidatingAdmissionPolicy, compiled. */
export const validatingPolicy: (object: JsonObject) => ValidatingPolicy = once((object) =>
  readValidatingPolicy(object),
);

/** A MutatingAdmissionPolicy, compiled. */
export const mutatingPolicy: (object: JsonObject) => MutatingPolicy = once((object) => readMutatingPolicy(object));
