import type { Schema } from "../../schema.ts";
import { integer, string } from "../../schema.ts";

/** A text of bounded length; names of the API have at most 253 characters. */
export function text(description: string, maxLength = 253): Schema<string> {
  return string(description, { maxLength });
}

/** How many there are. */
export function count(description: string): Schema<number> {
  return integer(description, { format: "int64", minimum: 0 });
}

/** SHA-256 in hexadecimal, without saying so. */
export function hash(description: string): Schema<string> {
  return string(description, { pattern: "^[0-9a-f]{64}$" });
}
