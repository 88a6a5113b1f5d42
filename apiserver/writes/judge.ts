import type { JsonObject } from "@bubustack/api/json";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { invalid } from "../status.ts";
import { metadataProblems } from "../validation/metadata.ts";
import { fieldError } from "../validation/violations.ts";

/** Refuses an object (422) that its schema, its kind or the rules for metadata do not allow. */
export function judge(resource: Resource, object: JsonObject, old: JsonObject | undefined): void {
  const metadata = metadataProblems(resource, object, old);
  const { violations } = resource.compiled().check(object);
  const schema = violations
    .filter(({ path, rule }) => !(path[0] === "metadata" && rule === "format"))
    .filter(({ rule }) => !(rule === "duplicate" && resource.strategy.ownDuplicates === true))
    .map(fieldError);
  const errors = [...metadata, ...schema, ...(resource.strategy.validate?.(object, old) ?? [])];
  if (errors.length > 0) throw invalid(resource, textAt(object, "metadata", "name"), errors);
}
