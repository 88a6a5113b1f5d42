import { RE2JS } from "re2js";

/** Compiles a pattern that a user wrote; its matcher runs in time linear in the text. Throws when it is not RE2. */
export function linearPattern(source: string): (text: string) => boolean {
  const pattern = RE2JS.compile(source);
  return (text) => pattern.test(text);
}
