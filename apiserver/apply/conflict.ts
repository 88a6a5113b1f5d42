import type { Conflict } from "@bubustack/policies/merge/fields/apply";
import { places } from "@bubustack/policies/merge/fields/field-set";
import { placeText } from "@bubustack/policies/merge/fields/fields-v1";
import { ApiError } from "../status.ts";
import type { Owner, Owners } from "./owners.ts";

/** Most fields that one answer names. */
const most = 100;

/** The refusal (409) of an apply that would change what others own, in the words of k8s.io/apimachinery. */
export function applyConflict(conflicts: readonly Conflict[], owners: Owners): ApiError {
  const found = conflicts.flatMap(({ manager, fields }) =>
    [...places(fields)].map((steps) => ({ who: words(owners.get(manager)), field: placeText(steps) })),
  );
  const named = found.toSorted((a, b) => (a.who + a.field < b.who + b.field ? -1 : 1)).slice(0, most);
  const causes = named.map(({ who, field }) => ({
    reason: "FieldManagerConflict",
    message: `conflict with ${who}`,
    field,
  }));
  const [first] = named;
  const message =
    found.length === 1 && first !== undefined
      ? `Apply failed with 1 conflict: conflict with ${first.who}: ${first.field}`
      : `Apply failed with ${found.length} conflicts: ${lines(named).join("\n")}`;
  return new ApiError(409, "Conflict", message, { causes });
}

function lines(named: readonly { readonly who: string; readonly field: string }[]): readonly string[] {
  return [...Map.groupBy(named, ({ who }) => who)].flatMap(([who, fields]) => [
    `conflicts with ${who}:`,
    ...fields.map(({ field }) => `- ${field}`),
  ]);
}

function words(owner: Owner | undefined): string {
  if (owner === undefined) return '""';
  const { manager, subresource, operation, apiVersion } = owner;
  const through = subresource === "" ? "" : ` with subresource ${JSON.stringify(subresource)}`;
  return `${JSON.stringify(manager)}${through}${operation === "Update" ? ` using ${apiVersion}` : ""}`;
}
