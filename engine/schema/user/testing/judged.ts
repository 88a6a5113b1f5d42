import type { Json } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { compileUserSchema } from "../compile.ts";
import { validate } from "../validate.ts";

/** Compiles and validates: `path keyword` of each finding; of a schema with problems `path: message; fix` of each. */
export function judged(schema: Json, value: Json): readonly string[] {
  const found = compileUserSchema(schema);
  if ("problems" in found)
    return found.problems.map(({ path, message, fix }) => `${formatPath(path)}: ${message}; ${fix}`);
  return validate(found.schema, value).findings.map(({ path, keyword }) => `${formatPath(path)} ${keyword}`.trim());
}
