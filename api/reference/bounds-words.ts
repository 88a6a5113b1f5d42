import type { Schema } from "../schema.ts";

/** The bounds of a value in words, as the tables show them: `1 to 63 characters`; empty where there are none. */
export function boundsWords(schema: Schema): string {
  return clauses(schema).join("; ");
}

function clauses(schema: Schema): readonly string[] {
  switch (schema.type) {
    case "string":
      return [
        ...range(schema.minLength, schema.maxLength, " characters"),
        ...(schema.pattern === undefined ? [] : [`matches \`${schema.pattern}\``]),
      ];
    case "enum":
      return [schema.values.map((value) => `\`${value}\``).join(", ")];
    case "integer":
    case "number":
      return range(schema.minimum, schema.maximum, "");
    case "list":
      return [...range(schema.minItems, schema.maxItems, " items"), ...each(schema.items)];
    case "map":
      return [...range(undefined, schema.maxProperties, " entries"), ...each(schema.values)];
    default:
      return [];
  }
}

function each(item: Schema): readonly string[] {
  return item.type === "object" ? [] : clauses(item).map((clause) => `each ${clause}`);
}

function range(least: number | undefined, most: number | undefined, unit: string): readonly string[] {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${unit}`];
  if (least !== undefined) return [`at least ${least}${unit}`];
  return most === undefined ? [] : [`at most ${most}${unit}`];
}
