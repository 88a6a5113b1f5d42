/** What an entry leaves to the API server: to ask only about what some of its policies are about. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Rule } from "../admission/rules.ts";
import { readRules } from "../admission/rules.ts";
import { labelSelector } from "../admission/selector.ts";
import { listAt, objectAt, objectsAt, textAt } from "../fields.ts";
import { isPushable } from "./pushable.ts";

/** Of an entry; what is absent selects all. */
export interface Pushed {
  readonly matchConditions?: readonly JsonObject[];
  readonly objectSelector?: JsonObject;
  readonly namespaceSelector?: JsonObject;
}

/** Policies whose conditions one entry can have. */
const most = 64;
/** Characters of an expression: an object that holds many stays far below what the API server may store. */
const longest = 16_384;

/**
 * The selectors that all policies of an entry have, and their match conditions, one of which holds for whatever any of them is about. A
 * policy without such conditions has the entry ask about everything, and so does one of whose text something is not certain here: params and
 * Pod controllers are looked at before conditions are, or with other objects.
 *
 * A condition that cannot be evaluated means at the API server what the failure policy says, for all policies of the entry. Where
 * a policy that fails could let a request pass in spite of it (it only warns, or has exceptions), its conditions stay with us.
 */
export function pushedOf(policies: readonly JsonObject[], failurePolicy: "Fail" | "Ignore"): Pushed {
  const namespaceSelector = shared(policies, "namespaceSelector");
  const objectSelector = policies.some(hasMakers) ? undefined : shared(policies, "objectSelector");
  const selected = { namespaceSelector, objectSelector };
  const expression = expressionOf(policies, failurePolicy, selected);
  return {
    ...(expression !== undefined && { matchConditions: [{ name: "policies", expression }] }),
    ...(objectSelector !== undefined && { objectSelector }),
    ...(namespaceSelector !== undefined && { namespaceSelector }),
  };
}

type Selected = { readonly [of in "namespaceSelector" | "objectSelector"]: JsonObject | undefined };

/** The selector that all have; undefined where they differ, select all, or are no selectors. */
function shared(policies: readonly JsonObject[], of: keyof Selected): JsonObject | undefined {
  const [first, ...rest] = policies.map((policy) => objectAt(constraintsOf(policy), of));
  if (first === undefined || rest.some((one) => !equal(one, first))) return undefined;
  const read = labelSelector(first);
  return "problem" in read || read.empty || !isPlain(first) ? undefined : first;
}

/** The API server refuses a configuration over one selector that is not well-formed. */
function isPlain(selector: JsonObject): boolean {
  const key = (text: string) => qualified.test(text);
  const value = (text: unknown) => typeof text === "string" && labelValue.test(text);
  return (
    Object.keys(selector).every((field) => field === "matchLabels" || field === "matchExpressions") &&
    Object.entries(objectAt(selector, "matchLabels")).every(([name, text]) => key(name) && value(text)) &&
    objectsAt(selector, "matchExpressions").every((item) => {
      const listed = item["operator"] === "In" || item["operator"] === "NotIn";
      const values = listAt(item, "values");
      return key(textAt(item, "key")) && listed === values.length > 0 && values.every(value);
    })
  );
}

const qualified = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

function expressionOf(
  policies: readonly JsonObject[],
  failurePolicy: "Fail" | "Ignore",
  selected: Selected,
): string | undefined {
  if (policies.length === 0 || policies.length > most) return undefined;
  const each: string[] = [];
  for (const policy of policies.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
    const spec = objectAt(policy, "spec");
    const conditions = objectsAt(spec, "matchConditions").map((one) => textAt(one, "expression"));
    const refuses = failurePolicy === "Ignore" || isStrict(spec);
    if (conditions.length === 0 || !refuses || !isAlone(spec, selected) || !conditions.every(isPushable))
      return undefined;
    each.push(conditionOf(policy));
  }
  const whole = [...new Set(each)].join(either);
  return whole.length > longest ? undefined : whole;
}

const either = " ||\n";

/** What an entry asks of a request on behalf of one of its policies: that the policy's rules mean it, and its conditions hold. */
function conditionOf(policy: JsonObject): string {
  const spec = objectAt(policy, "spec");
  const conditions = objectsAt(spec, "matchConditions").map((one) => textAt(one, "expression"));
  return [guardOf(spec), ...conditions].map((one) => `(${one})`).join(" && ");
}

/** Whether an entry with this condition is asked about all that a policy is about: it is one of those that the condition was made of. */
export function letsBy(expression: string, policy: JsonObject): boolean {
  const own = conditionOf(policy);
  const at = expression.indexOf(own);
  const end = at + own.length;
  return (
    at >= 0 &&
    (at === 0 || expression.slice(0, at).endsWith(either)) &&
    (end === expression.length || expression.startsWith(either, end))
  );
}

/** Whatever goes wrong with it refuses the request. */
function isStrict(spec: JsonObject): boolean {
  const action = textAt(spec, "action");
  return action !== "Warn" && action !== "Audit" && textAt(objectAt(spec, "exceptions"), "maxDuration") === "";
}

/** Nothing of the policy is looked at before its conditions but its rules, and what the entry selects. */
function isAlone(spec: JsonObject, selected: Selected): boolean {
  const constraints = objectAt(spec, "matchConstraints");
  const own = (of: keyof Selected) => equal(objectAt(constraints, of), selected[of] ?? {});
  return (
    spec["paramKind"] === undefined &&
    listAt(objectAt(spec, "autogen"), "podControllers").length === 0 &&
    own("namespaceSelector") &&
    own("objectSelector") &&
    readRules(constraints["excludeResourceRules"]).length === 0
  );
}

function hasMakers(policy: JsonObject): boolean {
  return listAt(objectAt(objectAt(policy, "spec"), "autogen"), "podControllers").length > 0;
}

function constraintsOf(policy: JsonObject): JsonObject {
  return objectAt(objectAt(policy, "spec"), "matchConstraints");
}

function nameOf(policy: JsonObject): string {
  return textAt(objectAt(policy, "metadata"), "name");
}

/** That the rules of a policy mean the request: a condition that fails on what its policy is not about is none. */
function guardOf(spec: JsonObject): string {
  const rules = readRules(objectAt(spec, "matchConstraints")["resourceRules"]);
  return rules.map((rule) => `(${ruled(rule)})`).join(" || ");
}

function ruled({ operations, groups, versions, resources, scope, names }: Rule): string {
  if ([operations, groups, versions, resources].some((list) => list.length === 0)) return "false";
  const each = resources.map(({ resource, subresource }) => {
    const plural = resource === "*" ? [] : [`request.resource.resource == ${text(resource)}`];
    if (subresource === "*") return plural.join("") || "true";
    const sub =
      subresource === ""
        ? ["!has(request.subResource)"]
        : ["has(request.subResource)", `request.subResource == ${text(subresource)}`];
    return [...plural, ...sub].join(" && ");
  });
  const all = [
    ...listed("request.operation", operations),
    ...listed("request.resource.group", groups),
    ...listed("request.resource.version", versions),
    each.length === 1 ? (each[0] ?? "") : each.map((one) => `(${one})`).join(" || "),
    ...scoped(scope),
    ...(names.length > 0 ? ["has(request.name)", ...listed("request.name", names)] : []),
  ];
  return all.map((one) => (one.includes(" || ") ? `(${one})` : one)).join(" && ");
}

/** A namespace counts as an object of the cluster. */
function scoped(scope: string): readonly string[] {
  const itself = `request.resource.group == "" && request.resource.resource == "namespaces"`;
  if (scope === "Namespaced") return ["has(request.namespace)", `!(${itself})`];
  return scope === "Cluster" ? [`!has(request.namespace) || (${itself})`] : [];
}

function listed(what: string, words: readonly string[]): readonly string[] {
  if (words.includes("*")) return [];
  const [only] = words;
  return [words.length === 1 ? `${what} == ${text(only ?? "")}` : `${what} in [${words.map(text).join(", ")}]`];
}

function text(word: string): string {
  return JSON.stringify(word);
}
