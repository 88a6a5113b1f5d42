/** The objects that a policy looks at besides the request: looked up before it is evaluated, and only where its conditions hold. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Environment } from "@bubustack/cel/environment";
import { withVariables } from "@bubustack/cel/environment";
import * as types from "@bubustack/cel/type/type";
import type { Value } from "@bubustack/cel/values/value";
import type { Expression } from "../admission/expression.ts";
import { compileExpression } from "../admission/expression.ts";
import { stuck } from "../admission/inputs.ts";
import type { Stuck } from "../admission/params.ts";
import { objectAt, textAt } from "../admission/policy.ts";
import type { Prepared } from "../admission/prepared.ts";
import type { Inputs } from "../admission/run.ts";
import { conditionsBudget, exhausted, policyBudget, Run } from "../admission/run.ts";
import type { Lookup, World } from "../admission/world.ts";

/** The most objects that one read may find, `where` not counted. */
export const mostRead = 1_000;

/** One of a policy's reads, compiled. */
export interface Read {
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** The one namespace that is looked into; undefined: that of the request, or all. */
  readonly within: string | undefined;
  readonly allNamespaces: boolean;
  readonly objectName: Expression | undefined;
  readonly selector: Json | undefined;
  readonly index: { readonly name: string; readonly value: Expression } | undefined;
  readonly where: Expression | undefined;
}

/** Compiles `spec.reads`. `env` has what the request has; `within` is the namespace of a Policy. */
export function compileReads(
  given: readonly JsonObject[],
  env: Environment,
  within: string | undefined,
): readonly Read[] {
  return given.map((read) => {
    const name = textAt(read, "objectName");
    const [index] = Object.entries(objectAt(read, "index"));
    const where = textAt(read, "where");
    const text = (source: string) => compileExpression(source, env, types.string, types.dyn);
    return {
      name: textAt(read, "name"),
      apiVersion: textAt(read, "apiVersion"),
      kind: textAt(read, "kind"),
      within,
      allNamespaces: read["allNamespaces"] === true,
      objectName: name === "" ? undefined : text(name),
      selector: isObject(read["labelSelector"]) ? read["labelSelector"] : undefined,
      index: index && { name: index[0], value: text(typeof index[1] === "string" ? index[1] : "") },
      where: where === "" ? undefined : compileExpression(where, withVariables(env, { item: types.dyn }), types.bool),
    };
  });
}

/** Adds `reads` to the variables, each a list of objects; or says what stands in the way. All that can be asked is asked at once. */
export function resolveReads(reads: readonly Read[], inputs: Inputs, namespace: string, world: World): Prepared {
  if (reads.length === 0) return { state: "ready", inputs };
  const lookups: Lookup[] = [];
  const found: [string, Value][] = [];
  let unknown: Extract<Stuck, { readonly state: "unknown" }> | undefined;
  for (const read of reads) {
    const one = resolve(read, inputs, namespace, world);
    if (one.state === "failed") return { state: "failed", reason: `reads.${read.name}: ${one.reason}` };
    if (one.state === "open") lookups.push(...one.lookups);
    else if (one.state === "unknown") unknown ??= one;
    else found.push([read.name, one.objects as Value]);
  }
  if (lookups.length > 0) return { state: "open", lookups };
  return unknown ?? { state: "ready", inputs: { ...inputs, reads: Object.fromEntries(found) } };
}

type Resolved = { readonly state: "objects"; readonly objects: readonly JsonObject[] } | Stuck;

function resolve(read: Read, inputs: Inputs, namespace: string, world: World): Resolved {
  const { apiVersion, kind, within, allNamespaces, objectName, selector, index, where } = read;
  if (apiVersion === "v1" && kind === "Secret") return failed("Secrets are not read by policies; leave it out");
  const own = within ?? (allNamespaces ? "" : namespace);
  const base = { ask: "reads", apiVersion, kind, namespace: own, most: mostRead } as const;
  let lookup: Lookup;
  if (objectName !== undefined) {
    const name = textOf(objectName, inputs, world);
    if (name.state !== "text") return name;
    lookup = { ...base, name: name.text };
  } else if (index !== undefined) {
    const value = textOf(index.value, inputs, world);
    if (value.state !== "text") return value;
    lookup = { ...base, index: { name: index.name, value: value.text } };
  } else if (selector !== undefined) lookup = { ...base, selector };
  else return failed("says neither objectName nor labelSelector nor index; write one of them");
  const answer = world.look(lookup);
  if (answer === undefined) return { state: "open", lookups: [lookup] };
  if (answer.state === "unknown" || answer.state === "failed") return answer;
  if (answer.state !== "objects" && answer.state !== "absent") return failed("the answer is not one of objects");
  const objects = answer.state === "objects" ? answer.objects : [];
  if (objects.length > mostRead)
    return failed(`there are more than ${mostRead} such objects; narrow them by objectName, labelSelector or index`);
  // What is outside of the namespace is not shown, whoever answered.
  const seen = within === undefined ? objects : objects.filter((object) => namespaceOf(object) === within);
  return where === undefined ? { state: "objects", objects: seen } : filtered(seen, where, inputs, world);
}

function namespaceOf(object: JsonObject): string {
  return textAt(objectAt(object, "metadata"), "namespace");
}

function textOf(
  expression: Expression,
  inputs: Inputs,
  world: World,
): { readonly state: "text"; readonly text: string } | Stuck {
  const result = new Run(inputs, undefined, conditionsBudget, world).evaluate(expression);
  if (result.state === "pending") return waiting(result.asks);
  if (result.state === "exhausted") return failed(exhausted);
  if (result.state === "error") return failed(result.message);
  if (typeof result.value === "string" && result.value !== "") return { state: "text", text: result.value };
  return failed(`expression '${expression.source}' gives no text; write one that gives the text to look up`);
}

function filtered(objects: readonly JsonObject[], where: Expression, inputs: Inputs, world: World): Resolved {
  const kept: JsonObject[] = [];
  let budget = policyBudget;
  for (const object of objects) {
    const run = new Run({ ...inputs, item: object as Value }, undefined, budget, world);
    const result = run.evaluate(where);
    budget = run.budget;
    if (result.state === "pending") return waiting(result.asks);
    if (result.state === "exhausted") return failed(exhausted);
    if (result.state === "error") return failed(result.message);
    if (result.value === true) kept.push(object);
  }
  return { state: "objects", objects: kept };
}

function waiting(asks: readonly unknown[]): Stuck {
  const why = stuck(asks);
  return "lookups" in why ? { state: "open", lookups: why.lookups } : { state: "unknown", reason: why.unknown };
}

function failed(reason: string): Stuck {
  return { state: "failed", reason };
}
