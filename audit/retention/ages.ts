import { recordTypeOf } from "@bubustack/api/audit/record-types";
import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";

/** What records are kept as: decisions by what they are about, changes and acts, and what the log says of itself. */
export const keptClasses = ["access", "workflows", "cleanup", "resources", "acts", "log"] as const;
export type KeptClass = (typeof keptClasses)[number];

/** Days for which records of each class are kept at least; 0: for ever. */
export type Ages = { readonly [kept in KeptClass]: number };

const dayMs = 86_400_000;
const ours = /(^|\.)bubustack\.io$/;
/** What policies and grants are of. */
const judgedBy = "policy.bubustack.io";

/** Milliseconds for which a class is kept. */
export function ageOf(ages: Ages, kept: KeptClass): number {
  return ages[kept] === 0 ? Number.POSITIVE_INFINITY : ages[kept] * dayMs;
}

/** The shortest and the longest of all ages, in milliseconds. */
export function span(ages: Ages): { readonly shortest: number; readonly longest: number } {
  const all = keptClasses.map((kept) => ageOf(ages, kept));
  return { shortest: Math.min(...all), longest: Math.max(...all) };
}

/** What a record is kept as; undefined for a type that nobody knows. */
export function keptAs(event: Fields): KeptClass | undefined {
  const type = recordTypeOf(String(event["type"]));
  if (type === undefined) return undefined;
  if (type.class !== "decision") return type.class === "act" ? "acts" : "log";
  const { webhook, operation, resource } = fieldsOf(event["data"]);
  const { group, subresource = "" } = fieldsOf(resource);
  // A use of an exception and an edge say nothing of that: the decision that they belong to does.
  if (resource === undefined) return "workflows";
  if (webhook !== "mutate" && webhook !== "validate") return "resources";
  if (group === judgedBy && subresource === "") return "access";
  if (operation === "DELETE" || subresource === "status") return "cleanup";
  return ours.test(String(group)) ? "workflows" : "resources";
}
