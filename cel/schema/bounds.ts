import type { Type } from "../type/type.ts";
import { utf8Length } from "../values/utf8.ts";
import type { Structural } from "./structural.ts";
import { isIntOrString } from "./structural.ts";

/** The most bytes of one request to the API server; what has no bound of its own cannot be larger. */
export const requestSize = 3 * 1024 * 1024;

/** The longest text of each format in JSON, quotes included. */
const longest: { readonly [format: string]: number } = { duration: 32, date: 12, "date-time": 32 };
/** The shortest. */
const shortest: { readonly [format: string]: number } = { duration: 3, date: 12, "date-time": 21 };

/** The bounds of a value that holds no others. */
export function sizesOf(type: Type, schema: Structural): { readonly maxElements: number; readonly minSize: number } {
  switch (type.kind) {
    case "dyn":
      return { maxElements: maxText(schema), minSize: 1 };
    case "string":
      return { maxElements: maxText(schema), minSize: 2 };
    case "bytes":
      return { maxElements: length(schema) ?? requestSize - 2, minSize: 2 };
    case "duration":
    case "timestamp": {
      const format = schema.format ?? "";
      return { maxElements: longest[format] ?? 0, minSize: shortest[format] ?? 0 };
    }
    case "bool":
      return { maxElements: 0, minSize: 4 };
    default:
      return { maxElements: 0, minSize: 1 };
  }
}

function length({ maxLength }: Structural): number | undefined {
  return typeof maxLength === "number" ? Math.max(0, maxLength) : undefined;
}

/** `maxLength` counts characters, of up to four bytes; without it, the longest of an enum bounds a text. */
function maxText(schema: Structural): number {
  const characters = length(schema);
  if (characters !== undefined) return characters * 4;
  const choices = isIntOrString(schema) || !Array.isArray(schema.enum) ? [] : schema.enum;
  if (choices.length === 0) return requestSize - 2;
  return choices.reduce<number>((most, one) => (typeof one === "string" ? Math.max(most, utf8Length(one)) : most), 0);
}
