/** What is wrong with roles and bindings beyond their schema. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField, notSupported, requiredField } from "../../validation/field-error.ts";
import { pathSegmentProblems, subdomainProblems } from "../../validation/names.ts";
import { at, listAt, objectAt, textAt } from "../object.ts";

const group = "rbac.authorization.k8s.io";

export function roleProblems(role: JsonObject, namespaced: boolean): readonly FieldError[] {
  const rules = listAt(role, "rules").flatMap((rule, index) => ruleProblems(rule, `rules[${index}]`, namespaced));
  if (at(role, "aggregationRule") === undefined) return rules;
  if (listAt(role, "aggregationRule", "clusterRoleSelectors").length > 0) return rules;
  const detail = "at least one clusterRoleSelector required if aggregationRule is non-nil";
  return [...rules, requiredField("aggregationRule.clusterRoleSelectors", detail)];
}

function ruleProblems(rule: Json, field: string, namespaced: boolean): readonly FieldError[] {
  const errors: FieldError[] = [];
  const has = (key: string) => listAt(rule, key).length > 0;
  if (!has("verbs")) errors.push(requiredField(`${field}.verbs`, "verbs must contain at least one value"));
  if (has("nonResourceURLs")) {
    const wrong = (detail: string) => invalidField(`${field}.nonResourceURLs`, listAt(rule, "nonResourceURLs"), detail);
    if (namespaced) errors.push(wrong("namespaced rules cannot apply to non-resource URLs"));
    if (has("apiGroups") || has("resources") || has("resourceNames"))
      errors.push(wrong("rules cannot apply to both regular resources and non-resource URLs"));
    return errors;
  }
  if (!has("apiGroups"))
    errors.push(requiredField(`${field}.apiGroups`, "resource rules must supply at least one api group"));
  if (!has("resources"))
    errors.push(requiredField(`${field}.resources`, "resource rules must supply at least one resource"));
  return errors;
}

export function bindingProblems(
  binding: JsonObject,
  old: JsonObject | undefined,
  namespaced: boolean,
): readonly FieldError[] {
  return [
    ...refProblems(objectAt(binding, "roleRef"), namespaced),
    ...listAt(binding, "subjects").flatMap((subject, index) =>
      subjectProblems(subject, `subjects[${index}]`, namespaced),
    ),
    ...(old === undefined || equal(objectAt(old, "roleRef"), objectAt(binding, "roleRef"))
      ? []
      : [invalidField("roleRef", objectAt(binding, "roleRef"), "cannot change roleRef")]),
  ];
}

function refProblems(ref: JsonObject, namespaced: boolean): readonly FieldError[] {
  const errors: FieldError[] = [];
  const kinds = namespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
  const name = textAt(ref, "name");
  if (textAt(ref, "apiGroup") !== group)
    errors.push(notSupported("roleRef.apiGroup", textAt(ref, "apiGroup"), [group]));
  if (!kinds.includes(textAt(ref, "kind"))) errors.push(notSupported("roleRef.kind", textAt(ref, "kind"), kinds));
  if (name === "") errors.push(requiredField("roleRef.name"));
  else for (const problem of pathSegmentProblems(name)) errors.push(invalidField("roleRef.name", name, problem));
  return errors;
}

function subjectProblems(subject: Json, field: string, namespaced: boolean): readonly FieldError[] {
  const errors: FieldError[] = [];
  const name = textAt(subject, "name");
  const apiGroup = textAt(subject, "apiGroup");
  const kind = textAt(subject, "kind");
  if (name === "") errors.push(requiredField(`${field}.name`));
  if (kind === "ServiceAccount") {
    if (name !== "")
      for (const problem of subdomainProblems(name)) errors.push(invalidField(`${field}.name`, name, problem));
    if (apiGroup !== "") errors.push(notSupported(`${field}.apiGroup`, apiGroup, [""]));
    if (!namespaced && textAt(subject, "namespace") === "") errors.push(requiredField(`${field}.namespace`));
  } else if (kind === "User" || kind === "Group") {
    if (apiGroup !== group) errors.push(notSupported(`${field}.apiGroup`, apiGroup, [group]));
  } else errors.push(notSupported(`${field}.kind`, kind, ["ServiceAccount", "User", "Group"]));
  return errors;
}
