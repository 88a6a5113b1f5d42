import type { Json } from "./json.ts";
import type { CelRule, Schema } from "./schema.ts";

/** A structural schema as CRDs carry it (apiextensions.k8s.io/v1 JSONSchemaProps, the subset that Kubernetes accepts). */
export interface Structural {
  readonly type?: "object" | "array" | "string" | "boolean" | "integer" | "number";
  readonly description?: string;
  readonly title?: string;
  readonly default?: Json;
  readonly properties?: { readonly [name: string]: Structural };
  readonly additionalProperties?: Structural | boolean;
  readonly items?: Structural;
  readonly required?: readonly string[];
  readonly enum?: readonly Json[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly nullable?: boolean;
  readonly allOf?: readonly Structural[];
  readonly anyOf?: readonly Structural[];
  readonly oneOf?: readonly Structural[];
  readonly not?: Structural;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-embedded-resource"?: boolean;
  readonly "x-kubernetes-list-type"?: "atomic" | "set" | "map";
  readonly "x-kubernetes-list-map-keys"?: readonly string[];
  readonly "x-kubernetes-map-type"?: "atomic" | "granular";
  readonly "x-kubernetes-validations"?: readonly CelRule[];
}

/** Renders a schema value as the structural schema of a CRD. Keys come out in a fixed order. */
export function structural(schema: Schema): Structural {
  const head = {
    description: schema.description,
    ...(schema.default === undefined ? {} : { default: schema.default }),
  };
  switch (schema.type) {
    case "object": {
      const properties = Object.fromEntries(
        Object.entries(schema.fields).map(([name, field]) => [name, structural(field)]),
      );
      const required = Object.entries(schema.fields)
        .filter(([, field]) => field.optional !== true && field.default === undefined)
        .map(([name]) => name);
      return {
        type: "object",
        ...head,
        properties,
        ...(required.length > 0 ? { required } : {}),
        ...(schema.mapType ? { "x-kubernetes-map-type": schema.mapType } : {}),
        ...(schema.rules ? { "x-kubernetes-validations": schema.rules } : {}),
      };
    }
    case "map":
      return {
        type: "object",
        ...head,
        additionalProperties: structural(schema.values),
        ...pick(schema, ["maxProperties"]),
      };
    case "list":
      return {
        type: "array",
        ...head,
        items: structural(schema.items),
        ...pick(schema, ["minItems", "maxItems"]),
        ...(schema.listType ? { "x-kubernetes-list-type": schema.listType } : {}),
        ...(schema.keys ? { "x-kubernetes-list-map-keys": schema.keys } : {}),
      };
    case "string":
      return { type: "string", ...head, ...pick(schema, ["format", "minLength", "maxLength", "pattern"]) };
    case "enum":
      return { type: "string", ...head, enum: schema.values };
    case "boolean":
      return { type: "boolean", ...head };
    case "integer":
    case "number":
      return { type: schema.type, ...head, ...pick(schema, ["format", "minimum", "maximum"]) };
    case "intOrString":
      return { ...head, "x-kubernetes-int-or-string": true };
    case "any":
      return {
        ...(schema.object ? { type: "object" as const } : {}),
        ...head,
        "x-kubernetes-preserve-unknown-fields": true,
      };
  }
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const out: Partial<Pick<T, K>> = {};
  for (const key of keys) if (from[key] !== undefined) out[key] = from[key];
  return out;
}
