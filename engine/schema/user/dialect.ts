import type { Json } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";

/** Which keywords a schema may use. One that names no draft may use those of both. */
export type Dialect = "7" | "2020-12" | "either";

const known: { readonly [uri: string]: Dialect } = {
  "json-schema.org/draft-07/schema": "7",
  // Draft 7 only adds to draft 6.
  "json-schema.org/draft-06/schema": "7",
  "json-schema.org/draft/2020-12/schema": "2020-12",
};

/** The draft that `$schema` names; undefined for one that is not known. */
export function dialectOf(given: Json | undefined): Dialect | undefined {
  if (given === undefined) return "either";
  if (typeof given !== "string") return undefined;
  const uri = given.replace(/^https?:\/\//, "").replace(/#$/, "");
  return Object.hasOwn(known, uri) ? known[uri] : undefined;
}

export function unknownDialect(given: Json): { readonly message: string; readonly fix: string } {
  return {
    message: `${brief(given)} is not a known draft`,
    fix: 'write "https://json-schema.org/draft/2020-12/schema" or "http://json-schema.org/draft-07/schema#"',
  };
}

const only7: ReadonlySet<string> = new Set(["additionalItems"]);
const only2020: ReadonlySet<string> = new Set(
  (
    "prefixItems minContains maxContains dependentSchemas dependentRequired unevaluatedItems unevaluatedProperties " +
    "$anchor $dynamicAnchor $dynamicRef"
  ).split(" "),
);

/** Whether a keyword means something in a dialect; one that does not is ignored. */
export function speaks(dialect: Dialect, keyword: string): boolean {
  return (dialect !== "7" || !only2020.has(keyword)) && (dialect !== "2020-12" || !only7.has(keyword));
}
