import type { JsonObject } from "@bubustack/api/json";
import type { Compilation } from "./compile.ts";
import { compileUserSchema } from "./compile.ts";

const compiled = new WeakMap<JsonObject, Compilation>();

/**
 * Compiles a schema once for as long as its document lives: a template in a cache is compiled at its first use. The
 * document must not be changed in place; caches replace objects as a whole.
 */
export function compiledOnce(document: JsonObject): Compilation {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const made = compileUserSchema(document);
  compiled.set(document, made);
  return made;
}
