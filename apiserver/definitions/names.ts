/** Names of a kind and its group. */
import type { JsonObject } from "@bubustack/api/json";
import { at, textAt, textsAt } from "../resources/object.ts";
import type { FieldError } from "../validation/field-error.ts";
import { invalidField, requiredField } from "../validation/field-error.ts";
import { label1035Problems, subdomainProblems } from "../validation/names.ts";

/** What is wrong with the group. */
export function groupErrors(group: string): readonly FieldError[] {
  if (group === "") return [requiredField("spec.group")];
  const problems = subdomainProblems(group);
  if (problems.length > 0) return [invalidField("spec.group", group, problems.join(","))];
  if (group.includes(".")) return [];
  return [invalidField("spec.group", group, "should be a domain with at least one dot")];
}

/** What is wrong with the names; `field` is where they stand. */
export function nameErrors(names: JsonObject, field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const name of ["plural", "singular", "kind", "listKind"])
    if (textAt(names, name) === "") errors.push(requiredField(`${field}.${name}`));
  const label = (name: string, value: string, prefix = "") => {
    const problems = value === "" ? [] : label1035Problems(prefix === "" ? value : value.toLowerCase());
    if (problems.length > 0) errors.push(invalidField(`${field}.${name}`, value, `${prefix}${problems.join(",")}`));
  };
  for (const name of ["plural", "singular"]) label(name, textAt(names, name));
  const mixed = "may have mixed case, but should otherwise match: ";
  for (const name of ["kind", "listKind"]) label(name, textAt(names, name), mixed);
  for (const list of ["shortNames", "categories"])
    for (const [index, name] of textsAt(names, list).entries()) label(`${list}[${index}]`, name);
  const kind = textAt(names, "kind");
  if (kind !== "" && kind === textAt(names, "listKind"))
    errors.push(invalidField(`${field}.listKind`, kind, "kind and listKind may not be the same"));
  return errors;
}

const approvalKey = "api-approved.kubernetes.io";

/** Groups of Kubernetes itself are only for definitions that say who has approved them. */
export function approvalErrors(crd: JsonObject, old: JsonObject | undefined): readonly FieldError[] {
  const group = textAt(crd, "spec", "group");
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(group)) return [];
  const approval = approvalOf(crd);
  if (approval.state === "good" || (old !== undefined && approvalOf(old).state === approval.state)) return [];
  const field = `metadata.annotations[${approvalKey}]`;
  const see = "see https://github.com/kubernetes/enhancements/pull/1111";
  const why = `protected groups must have approval annotation ${JSON.stringify(approvalKey)}`;
  if (approval.state === "missing") return [requiredField(field, `${why}, ${see}`)];
  const how = 'with either a URL or a reason starting with "unapproved"';
  return [invalidField(field, approval.given, `${why} ${how}, ${see}`)];
}

function approvalOf(crd: JsonObject): { readonly state: "good" | "missing" | "bad"; readonly given: string } {
  const given = String(at(crd, "metadata", "annotations", approvalKey) ?? "");
  if (given === "") return { state: "missing", given };
  const good = given.startsWith("unapproved") || /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(given);
  return { state: good ? "good" : "bad", given };
}
