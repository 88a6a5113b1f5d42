/** What Deployments and ReplicaSets have in common: a selector, a template, and how many pods there are to be. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { labelSelector } from "@bubustack/policies/admission/selector";
import type { FieldError } from "../../validation/field-error.ts";
import { forbiddenField, invalidField, requiredField } from "../../validation/field-error.ts";
import { keyProblems, valueProblems } from "../../validation/names.ts";
import { at, isEmptyObject, listAt, objectAt, textAt, textMap } from "../object.ts";
import type { Column, Resource } from "../resource.ts";
import { specProblems, templateSpec } from "./pods.ts";

/** What the subresource `scale` shows of both. */
export const replicaScale: NonNullable<Resource["scale"]> = {
  replicas: ["spec", "replicas"],
  status: ["status", "replicas"],
  selectorOf: (object) => selectorText(at(object, "spec", "selector")),
};

/** A template with what it left out. */
export function completeTemplate(template: JsonObject): JsonObject {
  return { metadata: objectAt(template, "metadata"), spec: templateSpec(objectAt(template, "spec")) };
}

/** What is wrong with the selector and the template, and numbers that are negative. */
export function replicatedProblems(
  object: JsonObject,
  old: JsonObject | undefined,
  counts: readonly string[],
): readonly FieldError[] {
  const spec = objectAt(object, "spec");
  const errors: FieldError[] = [];
  for (const field of counts) {
    const value = at(spec, field);
    if (typeof value === "number" && value < 0)
      errors.push(invalidField(`spec.${field}`, value, "must be greater than or equal to 0"));
  }
  errors.push(...selectorProblems(at(spec, "selector")));
  const selected = labelSelector(at(spec, "selector"));
  const labels = textMap(spec, "template", "metadata", "labels");
  const wanting = at(spec, "selector") === undefined || (!("problem" in selected) && !selected.matches(labels));
  if (wanting) {
    const detail = "`selector` does not match template `labels`";
    errors.push(invalidField("spec.template.metadata.labels", labels, detail));
  }
  const template = objectAt(spec, "template", "spec");
  errors.push(...specProblems(template, "spec.template.spec", ["Always"]));
  if (at(template, "activeDeadlineSeconds") !== undefined) {
    const detail = "activeDeadlineSeconds in ReplicaSet is not Supported";
    errors.push(forbiddenField("spec.template.spec.activeDeadlineSeconds", detail));
  }
  const before = at(old, "spec", "selector");
  if (before !== undefined && !equal(before, at(spec, "selector") ?? null))
    errors.push(invalidField("spec.selector", at(spec, "selector") ?? null, "field is immutable"));
  return errors;
}

function selectorProblems(given: Json | undefined): readonly FieldError[] {
  if (given === undefined) return [requiredField("spec.selector")];
  if (isEmptyObject(given)) return [invalidField("spec.selector", given, "empty selector is invalid for deployment")];
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(textMap(given, "matchLabels"))) {
    for (const why of keyProblems(key)) errors.push(invalidField("spec.selector.matchLabels", key, why));
    for (const why of valueProblems(value)) errors.push(invalidField("spec.selector.matchLabels", value, why));
  }
  for (const [index, each] of listAt(given, "matchExpressions").entries()) {
    const operator = textAt(each, "operator");
    if (!["In", "NotIn", "Exists", "DoesNotExist"].includes(operator)) {
      const field = `spec.selector.matchExpressions[${index}].operator`;
      errors.push(invalidField(field, operator, "not a valid selector operator"));
    }
  }
  if ("problem" in labelSelector(given)) errors.push(invalidField("spec.selector", given, "invalid label selector"));
  return errors;
}

/** A selector as the text that a query takes: `a=b,c in (d,e)`. */
export function selectorText(given: Json | undefined): string {
  const labels = Object.entries(textMap(given, "matchLabels")).map(([key, value]) => `${key}=${value}`);
  const expressions = listAt(given, "matchExpressions").map((each) => {
    const key = textAt(each, "key");
    const operator = textAt(each, "operator");
    if (operator === "Exists") return key;
    if (operator === "DoesNotExist") return `!${key}`;
    const values = listAt(each, "values").map(String).toSorted();
    return `${key} ${operator === "In" ? "in" : "notin"} (${values.join(",")})`;
  });
  return [...labels, ...expressions].toSorted().join(",");
}

/** The columns of wide tables: which programs, of which images, found by which labels. */
export const templateColumns: readonly Column[] = [
  wide("Containers", (object) => texts(object, "name")),
  wide("Images", (object) => texts(object, "image")),
  wide("Selector", (object) => selectorText(at(object, "spec", "selector"))),
];

function wide(name: string, cell: (object: JsonObject) => string): Column {
  return { name, type: "string", description: `${name} of the pods.`, priority: 1, cell };
}

function texts(object: JsonObject, field: string): string {
  return listAt(object, "spec", "template", "spec", "containers")
    .map((each) => textAt(each, field))
    .join(",");
}
