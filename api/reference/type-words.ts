import type { Schema } from "../schema.ts";

/** A type in words, as the tables show it: `list of text`, `map of text`, `duration`. */
export function typeWords(schema: Schema): string {
  switch (schema.type) {
    case "list":
      return `list of ${typeWords(schema.items)}`;
    case "map":
      return `map of ${typeWords(schema.values)}`;
    case "string":
      return schema.meaning ?? "text";
    case "enum":
      return "word";
    case "intOrString":
      return "integer or text";
    case "any":
      return schema.object ? "free-form object" : "any value";
    default:
      return schema.type;
  }
}
