import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { listAt, objectAt } from "../object.ts";

/** Visits every schema under a schema. */
export function walkSchemas(node: JsonObject, path: string, visit: (node: JsonObject, path: string) => void): void {
  visit(node, path);
  for (const [name, child] of Object.entries(objectAt(node, "properties"))) {
    if (isObject(child)) walkSchemas(child, `${path}.properties[${name}]`, visit);
  }
  for (const key of ["items", "additionalProperties", "not"] as const) {
    const child = node[key];
    if (isObject(child)) walkSchemas(child, `${path}.${key}`, visit);
  }
  for (const key of ["allOf", "anyOf", "oneOf"] as const) {
    for (const [index, child] of listAt(node, key).entries())
      if (isObject(child)) walkSchemas(child, `${path}.${key}[${index}]`, visit);
  }
}
