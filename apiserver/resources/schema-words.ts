/** Short words for the structural schemas of built-in kinds. */
import type { Structural } from "@bubustack/api/structural";

type Properties = { readonly [name: string]: Structural };

export function text(description: string, more: Structural = {}): Structural {
  return { type: "string", description, ...more };
}
export function time(description: string): Structural {
  return { type: "string", format: "date-time", description, nullable: true };
}
export function flag(description: string): Structural {
  return { type: "boolean", description };
}
export function int(description: string, format = "int32"): Structural {
  return { type: "integer", format, description };
}
export function object(description: string, properties: Properties, required: readonly string[] = []): Structural {
  return { type: "object", description, properties, ...(required.length > 0 ? { required } : {}) };
}
export function mapOf(description: string, values: Structural): Structural {
  return { type: "object", description, additionalProperties: values };
}
export function listOf(description: string, items: Structural): Structural {
  return { type: "array", description, items };
}
/** A list whose items are told apart by key fields: strategic merge patches merge them. */
export function keyed(description: string, items: Structural, ...keys: readonly string[]): Structural {
  return {
    ...listOf(description, items),
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": keys,
  };
}
/** A list of scalars without order: strategic merge patches add to it. */
export function setOf(description: string, items: Structural): Structural {
  return { ...listOf(description, items), "x-kubernetes-list-type": "set" };
}
/** Anything at all. */
export function free(description: string): Structural {
  return { description, "x-kubernetes-preserve-unknown-fields": true };
}
/** Any object. */
export function freeObject(description: string): Structural {
  return { type: "object", ...free(description) };
}
export const intOrString = (description: string): Structural => ({ description, "x-kubernetes-int-or-string": true });
