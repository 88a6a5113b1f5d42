import type { JsonObject } from "@bubustack/api/json";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { invalid } from "../status.ts";
import { embeddedErrors } from "../validation/embedded.ts";
import type { FieldError } from "../validation/field-error.ts";
import { render } from "../validation/field-error.ts";
import { finalizerWarnings, metadataProblems } from "../validation/metadata.ts";
import { ratchet } from "../validation/ratchet.ts";
import { judgeByRules, unchecked } from "../validation/rules.ts";
import { fieldErrors } from "../validation/violations.ts";
import type { Warnings } from "../wire/warnings.ts";

/**
 * Refuses an object (422) that its schema, its kind, the rules for metadata or those of its definition do not allow. What
 * was wrong before a change and stays as it was is accepted, where rules found it with a warning.
 */
export function judge(resource: Resource, object: JsonObject, old: JsonObject | undefined, warnings: Warnings): void {
  const metadata = metadataProblems(resource, object, old);
  const { violations } = resource.compiled().check(object);
  const counted = violations
    .filter(({ path, rule }) => !(path[0] === "metadata" && (rule === "format" || rule === "required")))
    .filter(({ rule }) => !(rule === "duplicate" && resource.strategy.ownDuplicates === true));
  const schema = fieldErrors(old !== undefined && resource.custom ? ratchet(resource, counted, object, old) : counted);
  const errors = [
    ...metadata,
    ...schema,
    ...embeddedErrors(resource, object),
    ...(resource.strategy.validate?.(object, old) ?? []),
  ];
  errors.push(...byRules(resource, object, old, errors, warnings));
  if (errors.length > 0) throw invalid(resource, textAt(object, "metadata", "name"), errors);
  if (resource.custom) for (const text of finalizerWarnings(object, old)) warnings.add(text);
}

/** What rules cannot be asked about: values of other types than they were compiled for, or larger than was reckoned. */
const blocking: ReadonlySet<FieldError["reason"]> = new Set([
  "FieldValueNotSupported",
  "FieldValueRequired",
  "FieldValueTooLong",
  "FieldValueTooMany",
  "FieldValueTypeInvalid",
]);

function byRules(
  resource: Resource,
  object: JsonObject,
  old: JsonObject | undefined,
  before: readonly FieldError[],
  warnings: Warnings,
): readonly FieldError[] {
  const rules = resource.rules?.();
  if (rules === undefined) return [];
  if (before.some(({ reason }) => blocking.has(reason))) return [unchecked];
  const { errors, ratcheted } = judgeByRules(rules, object, old);
  for (const error of ratcheted) warnings.add(render(error));
  return errors;
}
