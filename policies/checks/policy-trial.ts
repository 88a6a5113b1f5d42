/** What the expressions of a policy come to whatever they are asked about. */
import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { printable } from "@bubustack/api/printable";
import { usesOf } from "@bubustack/cel/analysis/uses";
import { compile } from "@bubustack/cel/compile";
import type { Value } from "@bubustack/cel/values/value";
import { CelError, Pending } from "@bubustack/cel/values/value";
import { callLimit } from "../admission/run.ts";
import { namedResources, typeWarnings } from "../admission/type-check.ts";
import type { Expressions } from "../expressions.ts";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";
import { knownKind } from "../policy/known-kinds.ts";
import { pointVariables, variablesAt } from "../policy/points.ts";
import { expressionSites } from "./policy-expressions.ts";

type Spec = Parameters<Expressions["trial"]>[0];

/** Nothing is known of the request: what is an error nevertheless is one whatever it is. */
const unknown = new Pending([]);
const nothingKnown: { readonly [name: string]: Value } = Object.fromEntries(
  [
    ...["object", "oldObject", "request", "params", "namespaceObject", "authorizer", "authorizer.requestResource"],
    ...["variables", "reads", "item", ...pointVariables],
  ].map((name) => [name, unknown]),
);

/** Cost units of all trials together: of what is not tried by then nothing is said, and writing a policy stays bounded work. */
const budget = 2 * callLimit;

/** Expressions that are an error for each request. */
export function policyTrialFindings(spec: Spec): readonly Found[] {
  let left = budget;
  return expressionSites(spec).flatMap(({ path, source, env }) => {
    if (left <= 0) return [];
    const compiled = compile(source, env);
    if ("issues" in compiled) return [];
    const { ast } = compiled.program;
    const { value, cost } = compiled.program.evaluate(nothingKnown, { cost: callLimit });
    left -= cost;
    if (!(value instanceof CelError)) return [];
    if (cost <= callLimit)
      return [invalid(path, `is an error for every request: ${printable(value.message)}`, { fix: "correct it" })];
    // Where something is not known, more is evaluated than would be otherwise.
    const { paths, complete } = usesOf(ast.expr);
    if (!complete || paths.length > 0) return [];
    return [
      invalid(path, `costs more than ${callLimit} units for every request`, { fix: "split it, or go through less" }),
    ];
  });
}

/** Expressions that read what no kind has of those that the rules name, where all of them are ours or Pods. */
export function policyFieldFindings(spec: Spec): readonly Found[] {
  const { at = [], reads = [], matchConstraints, validations = [] } = spec;
  if (at.some((point) => point !== "Admission")) return [];
  const named = matchConstraints.resourceRules.every(
    ({ apiGroups, resources }) => ![...apiGroups, ...resources].some((text) => text.includes("*")),
  );
  const data = { spec: spec as unknown as JsonObject };
  const resources = namedResources(data);
  const kinds = resources.flatMap((one) => knownKind(one) ?? []);
  if (!named || kinds.length === 0 || kinds.length < resources.length) return [];
  const besides = { extra: variablesAt(at), reads: reads.map(({ name }) => name) };
  const wrong = kinds.map((kind) => typeWarnings(data, [kind], undefined, besides).map(({ fieldRef }) => fieldRef));
  const everywhere = (field: string) => wrong.every((fields) => fields.includes(field));
  return validations.flatMap((_, index) =>
    ["expression", "messageExpression"].flatMap((field) => {
      if (!everywhere(`spec.validations[${index}].${field}`)) return [];
      const path: Path = ["spec", "validations", index, field];
      const said = typeWarnings(data, kinds.slice(0, 1), undefined, besides);
      const text = said.find(({ fieldRef }) => fieldRef === `spec.validations[${index}].${field}`)?.warning ?? "";
      const why = /ERROR: <input>:\d+:\d+: (.*)/.exec(text)?.[1] ?? "it does not fit";
      const list = kinds.map(({ kind }) => kind.kind).join(", ");
      return [invalid(path, `fits no ${list}: ${printable(why)}`, { fix: "name a field that there is" })];
    }),
  );
}
