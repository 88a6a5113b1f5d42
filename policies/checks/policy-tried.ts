/** The expressions of a policy, tried with made-up objects of the kinds that it judges. */
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import type { GroupVersionResource } from "@bubustack/api/meta";
import type { Path } from "@bubustack/api/path";
import { printable } from "@bubustack/api/printable";
import type { Value } from "@bubustack/cel/values/value";
import { Pending } from "@bubustack/cel/values/value";
import type { Expression } from "../admission/expression.ts";
import type { Result } from "../admission/run.ts";
import { callLimit, Run } from "../admission/run.ts";
import type { TypedKind } from "../admission/type-check.ts";
import { namedResources } from "../admission/type-check.ts";
import type { Expressions } from "../expressions.ts";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";
import { knownKind } from "../policy/known-kinds.ts";
import type { OwnPolicy } from "../policy/own-policy.ts";
import { ownPolicy } from "../policy/own-policy.ts";
import { pointVariables } from "../policy/points.ts";
import type { Filling } from "./trial-objects.ts";
import { trialObject } from "./trial-objects.ts";

type Spec = Parameters<Expressions["tried"]>[0];

/** Cost units of all trials of a policy: what is not tried by then is not spoken of. */
const budget = callLimit;

const unknown: Value = new Pending([]);
const others: { readonly [name: string]: Value } = Object.fromEntries(
  [...["params", "namespaceObject", "authorizer", "authorizer.requestResource", "reads"], ...pointVariables].map(
    (name) => [name, unknown],
  ),
);

/** What one trial is about, and how it is told. */
interface Trial {
  readonly inputs: { readonly [name: string]: Value };
  readonly said: string;
  readonly filling: Filling;
}

/**
 * Mutations, validations and annotations that are an error for an object with only what it must have, for a full one, or for one that is
 * deleted, and those that cost too much for one with long lists. Match conditions that do not hold for it, or need more than the object,
 * leave it out. Objects of our kinds and Pods are made up, at Reference with a reference to another namespace: what others are filled
 * with is not known.
 */
export function policyTriedFindings(spec: Spec): readonly Found[] {
  const { at = [] } = spec;
  const everywhere = (point: string) => at.every((one) => one === point);
  if (!everywhere("Admission") && !everywhere("Reference")) return [];
  const policy = ownPolicy({ kind: "ClusterPolicy", metadata: { name: "" }, spec: spec as unknown as JsonObject });
  const found = new Map<string, Found>();
  let left = budget;
  for (const trial of trialsOf(spec)) {
    if (left <= 0) break;
    left = tried(policy, trial, left, (path, message, fix) => {
      const key = path.join();
      if (!found.has(key)) found.set(key, invalid(path, `${message} ${trial.said}`, { fix }));
    });
  }
  return [...found.values()];
}

type Tell = (path: Path, message: string, fix: string) => void;

/** So much that no run is ended for it: each expression has a limit of its own. */
const ample = Number.MAX_SAFE_INTEGER;

/** What is left of the budget. */
function tried(policy: OwnPolicy, trial: Trial, left: number, tell: Tell): number {
  const run = new Run(trial.inputs, policy.variables, ample);
  const rest = () => left - (ample - run.budget);
  const holds = (expression: Expression) => {
    const result = run.evaluate(expression);
    return result.state === "value" && result.value === true;
  };
  if (!policy.conditions.every(({ expression }) => holds(expression))) return rest();
  for (const [index, { patchType, expression }] of policy.mutations.entries()) {
    if (rest() <= 0) return 0;
    const field = patchType === "JSONPatch" ? "jsonPatch" : "applyConfiguration";
    // What is deleted is not changed.
    if (trial.inputs["object"] !== null)
      say(["spec", "mutations", index, field, "expression"], run.evaluate(expression), trial, tell);
  }
  for (const [index, { expression, messageExpression }] of policy.validations.entries()) {
    const path: Path = ["spec", "validations", index];
    if (rest() <= 0) return 0;
    const result = run.evaluate(expression);
    say([...path, "expression"], result, trial, tell);
    if (result.state !== "value" || result.value !== false || messageExpression === undefined) continue;
    say([...path, "messageExpression"], run.evaluate(messageExpression), trial, tell);
  }
  for (const [index, { value }] of policy.auditAnnotations.entries()) {
    if (rest() <= 0) return 0;
    say(["spec", "auditAnnotations", index, "valueExpression"], run.evaluate(value), trial, tell);
  }
  return rest();
}

/** Errors that are due to what is there; others may be due to the values that were made up. */
const absent = /no such key: [^\s'"]+|index out of bounds|no such overload/;

function say(path: Path, result: Result, { filling, inputs }: Trial, tell: Tell): void {
  if (result.state !== "error") return;
  if (result.message.endsWith("cost limit exceeded")) {
    const fix = "loop once: make what the inner loop looks for a variable";
    tell(path, `costs more than ${callLimit} units for`, fix);
    return;
  }
  const [why] = absent.exec(result.message) ?? [];
  if (why === undefined || filling === "large") return;
  const fix =
    inputs["object"] === null
      ? "guard it with object != null, look at oldObject, or leave DELETE out"
      : "guard what may be absent: with has(...), object.?a.?b.orValue(...), or a match condition";
  tell(path, `is an error (${printable(why)}) for`, fix);
}

function* trialsOf(spec: Spec): Generator<Trial> {
  const data: JsonObject = { spec: spec as unknown as JsonObject };
  const refers = (spec.at ?? []).includes("Reference");
  const operations = new Set(spec.matchConstraints.resourceRules.flatMap((rule) => rule.operations.map(String)));
  const does = (operation: string) => operations.has("*") || operations.has(operation);
  const writes = ["CREATE", "UPDATE"].filter(does);
  const typed = namedResources(data).flatMap((resource) => {
    const kind = knownKind(resource);
    return kind === undefined ? [] : [{ kind, resource }];
  });
  const fillings: readonly (readonly [Filling, string])[] = [
    ["least", "with only what it must have"],
    ["full", "with all fields"],
    ["large", "with long lists"],
  ];
  for (const [filling, words] of fillings)
    for (const { kind, resource } of typed) {
      const object = trialObject(kind, filling, isNamespaced(resource));
      for (const operation of filling === "large" ? writes.slice(0, 1) : writes)
        yield {
          inputs: {
            ...inputsOf(kind, resource, operation, object, operation === "UPDATE" ? object : null),
            ...(refers && { edge: edgeOf(kind, filling) }),
          },
          said: `${article(kind)} ${words}${operation === "UPDATE" && writes.length > 1 ? " that is changed" : ""}`,
          filling,
        };
      if (filling === "full" && does("DELETE") && !refers)
        yield {
          inputs: inputsOf(kind, resource, "DELETE", null, object),
          said: `${article(kind)} that is deleted`,
          filling,
        };
    }
}

function inputsOf(
  { kind }: TypedKind,
  resource: GroupVersionResource,
  operation: string,
  object: JsonObject | null,
  oldObject: JsonObject | null,
): { readonly [name: string]: Value } {
  const request: Value = {
    ...{
      kind: { ...kind },
      resource: { ...resource },
      requestKind: { ...kind },
      requestResource: { ...resource },
      operation,
    },
    ...{
      subResource: unknown,
      name: unknown,
      namespace: unknown,
      userInfo: unknown,
      dryRun: unknown,
      options: unknown,
    },
  };
  return { ...others, object: object as Value, oldObject: oldObject as Value, request };
}

/** A reference to an Engram of another namespace, whose labels are those that every namespace has, or one more. */
function edgeOf({ kind: { group, kind } }: TypedKind, filling: Filling): Value {
  const end = (namespace: string, ends: { readonly group: string; readonly kind: string }) => ({
    ...ends,
    ...{ namespace, name: "a" },
    namespaceLabels: { "kubernetes.io/metadata.name": namespace, ...(filling === "full" && { a: "a" }) },
  });
  const to = end("other", { group: "bubustack.io", kind: "Engram" });
  return { field: "spec", crossNamespace: true, from: end("default", { group, kind }), to };
}

function isNamespaced({ group, resource }: GroupVersionResource): boolean {
  if (group === "") return true;
  return kinds.some((kind) => kind.group === group && kind.plural === resource && kind.scope === "Namespaced");
}

function article({ kind: { kind } }: TypedKind): string {
  return `${/^[AEIO]/.test(kind) ? "an" : "a"} ${kind}`;
}
