/** What is wrong with a ValidatingAdmissionPolicy or its binding, as the API server says it when one is written. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { qualifiedName } from "@bubustack/cel/kubernetes/names";
import { utf8Length } from "@bubustack/cel/values/utf8";
import { listAt, objectAt, textAt } from "../policy.ts";
import type { AuditAnnotation, ValidatingPolicy, Validation } from "../validating-policy.ts";
import { bindingProblems, paramKindProblems, policyConstraintProblems } from "./constraint-problems.ts";
import { compileProblems, conditionProblems, variableProblems } from "./expression-problems.ts";
import type { Problem } from "./problem.ts";
import { duplicate, invalid, oneOf, required, unsupported } from "./problem.ts";

const mostAnnotations = 20;
/** Bytes of the expression of an audit annotation. */
const longestAnnotation = 5 * 1024;
const reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];

/** Problems of a policy; `compiled` is the same policy, compiled. */
export function validatingPolicyProblems(object: JsonObject, compiled: ValidatingPolicy): readonly Problem[] {
  const spec = objectAt(object, "spec");
  const validations = listAt(spec, "validations");
  const annotations = listAt(spec, "auditAnnotations");
  const nothing = validations.length === 0 && annotations.length === 0;
  const atLeast = "validations or auditAnnotations must contain at least one item";
  return [
    ...oneOf("spec.failurePolicy", spec["failurePolicy"], ["Fail", "Ignore"]),
    ...paramKindProblems(spec["paramKind"], "spec.paramKind"),
    ...policyConstraintProblems(spec, "spec.matchConstraints"),
    ...conditionProblems(spec["matchConditions"], compiled.conditions, "spec.matchConditions"),
    ...variableProblems(compiled.variables, "spec.variables"),
    ...(nothing ? [required("spec.validations", atLeast), required("spec.auditAnnotations", atLeast)] : []),
    ...validations.flatMap((item, index) =>
      validationProblems(isObject(item) ? item : {}, compiled.validations[index], `spec.validations[${index}]`),
    ),
    ...annotationProblems(compiled.name, annotations, compiled.auditAnnotations, "spec.auditAnnotations"),
  ];
}

function validationProblems(of: JsonObject, compiled: Validation | undefined, field: string): readonly Problem[] {
  const message = textAt(of, "message");
  const made = textAt(of, "messageExpression");
  const reason = of["reason"];
  const problems: Problem[] = [];
  const filled = "must be non-empty if specified";
  if (textAt(of, "expression").trim() === "")
    problems.push(required(`${field}.expression`, "expression is not specified"));
  else problems.push(...compileProblems(compiled?.expression, `${field}.expression`));
  if (made !== "" && made.trim() === "") problems.push(invalid(`${field}.messageExpression`, made, filled));
  else problems.push(...compileProblems(compiled?.messageExpression, `${field}.messageExpression`));
  if (message !== "" && message.trim() === "") problems.push(invalid(`${field}.message`, message, filled));
  else if (/[\n\r]/.test(message.trim()))
    problems.push(invalid(`${field}.message`, message, "must not contain line breaks"));
  if (reason !== undefined && !reasons.includes(String(reason)))
    problems.push(unsupported(`${field}.reason`, reason, reasons));
  return problems;
}

function annotationProblems(
  name: string,
  list: readonly Json[],
  compiled: readonly AuditAnnotation[],
  field: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (list.length > mostAnnotations)
    problems.push(invalid(field, list, `must not have more than ${mostAnnotations} auditAnnotations`));
  const keys = new Set<string>();
  for (const [index, { key, value }] of compiled.entries()) {
    const at = `${field}[${index}]`;
    const named =
      name === ""
        ? [invalid(`${at}.key`, key, "requires metadata.name be non-empty")]
        : qualifiedName(`${name}/${key}`).map((why) => invalid(`${at}.key`, `${name}/${key}`, why));
    problems.push(...named);
    const source = value.source.trim();
    if (source === "") problems.push(required(`${at}.valueExpression`, "valueExpression is not specified"));
    else if (utf8Length(source) > longestAnnotation)
      problems.push(required(`${at}.valueExpression`, `must not exceed ${longestAnnotation} bytes in length`));
    else problems.push(...compileProblems(value, `${at}.valueExpression`));
    if (keys.has(key)) problems.push(duplicate(`${at}.key`, key));
    keys.add(key);
  }
  return problems;
}

const actions = ["Audit", "Deny", "Warn"];

/** Problems of a ValidatingAdmissionPolicyBinding. */
export function validatingBindingProblems(binding: JsonObject): readonly Problem[] {
  const field = "spec.validationActions";
  const list = listAt(objectAt(binding, "spec"), "validationActions");
  const problems: Problem[] = [...bindingProblems(binding)];
  for (const [index, action] of list.entries()) {
    if (!actions.includes(String(action))) problems.push(unsupported(`${field}[${index}]`, action, actions));
    if (list.indexOf(action) < index) problems.push(duplicate(`${field}[${index}]`, action));
  }
  if (list.includes("Deny") && list.includes("Warn")) {
    const why =
      "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)";
    problems.push(invalid(field, list, why));
  }
  if (list.length === 0) problems.push(required(field, "at least one validation action is required"));
  return problems;
}
