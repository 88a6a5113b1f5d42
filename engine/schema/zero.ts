import type { Json } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";

/** The value that stands in a view for what is required and missing or of the wrong type: as empty as its type allows. */
export function zero(schema: Structural): Json {
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined && schema.enum.length > 0) return schema.enum[0] ?? null;
  if (schema["x-kubernetes-int-or-string"] === true) return 0;
  switch (schema.type) {
    case "object": {
      const required = schema.required ?? [];
      return Object.fromEntries(required.map((name) => [name, zero(schema.properties?.[name] ?? {})]));
    }
    case "array":
      return [];
    case "string":
      return "";
    case "boolean":
      return false;
    case "integer":
    case "number":
      return 0;
    default:
      return null;
  }
}
