import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/**
 * Whether a value that satisfies a JSON Schema can have something at a path:
 * - `declared`: the schema names it;
 * - `possible`: the schema does not say, or says it in a way that is not followed here;
 * - `unlisted`: the schema names what there is, and not this, but does not forbid it;
 * - `impossible`: the schema forbids it.
 */
export type Reach =
  | { readonly reach: "declared" | "possible" }
  | {
      readonly reach: "unlisted" | "impossible";
      /** Place in the path of the key that is not there. */
      readonly at: number;
      /** The names that the schema has in its place. */
      readonly known: readonly string[];
    };

/** Words that say more about properties or items than is followed. */
const further: readonly string[] = [
  "$ref",
  "$dynamicRef",
  "$recursiveRef",
  "allOf",
  "anyOf",
  "oneOf",
  "if",
  "patternProperties",
  "dependentSchemas",
  "dependencies",
  "unevaluatedProperties",
  "const",
  "enum",
];

/** Follows a path through `properties`, `additionalProperties` and `items`. Undefined in the path is any key. */
export function reach(schema: Json | undefined, path: readonly (string | number | undefined)[]): Reach {
  let at: Json | undefined = schema;
  for (const [index, key] of path.entries()) {
    if (at === false) return { reach: "impossible", at: index, known: [] };
    if (key === undefined || !isObject(at) || further.some((word) => Object.hasOwn(at as JsonObject, word)))
      return { reach: "possible" };
    const next = typeof key === "number" ? item(at) : property(at, key);
    if (typeof next === "string") return next === "possible" ? { reach: next } : lost(next, at, index);
    at = next.schema;
  }
  return { reach: at === undefined ? "possible" : "declared" };
}

type Next = { readonly schema: Json | undefined } | "possible" | "unlisted" | "impossible";

function property(schema: JsonObject, key: string): Next {
  if (!allows(schema, "object")) return "impossible";
  const { properties, additionalProperties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, key)) return { schema: properties[key] };
  if (additionalProperties === false) return "impossible";
  if (isObject(additionalProperties)) return { schema: additionalProperties };
  return isObject(properties) ? "unlisted" : "possible";
}

function item(schema: JsonObject): Next {
  if (!allows(schema, "array")) return "impossible";
  const { items, prefixItems } = schema;
  return prefixItems === undefined && isObject(items) ? { schema: items } : "possible";
}

function allows({ type }: JsonObject, wanted: string): boolean {
  if (type === undefined) return true;
  return isList(type) ? type.includes(wanted) : type === wanted || typeof type !== "string";
}

function lost(reached: "unlisted" | "impossible", schema: JsonObject, at: number): Reach {
  return { reach: reached, at, known: isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [] };
}
