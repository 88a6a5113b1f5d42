/**
 * Characters that would end a line, steer a terminal or turn the direction of text: C0 and C1 controls, line and
 * paragraph separators, bidirectional marks (https://trojansource.codes), and halves of surrogate pairs.
 */
const unprintable =
  /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** The text with what must not reach a terminal or a log line as it is written as JSON would: `\u001b`. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
