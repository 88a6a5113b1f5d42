import type { Schema } from "../schema.ts";
import { string } from "../schema.ts";

/** One DNS label (RFC 1123) without its length bound: lower-case letters, digits and inner dashes. */
export const labelPattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

/** A name of 1 to `maxLength` characters that has the form of a DNS label. */
export function labelName(description: string, maxLength: number): Schema<string> {
  return string(description, { minLength: 1, maxLength, pattern: labelPattern });
}

/** A text that has the form of a DNS label where it is set; the pattern refuses the empty text too. */
export function labelText(description: string, maxLength: number): Schema<string> {
  return string(description, { maxLength, pattern: labelPattern });
}
