import type { Json } from "@bubustack/api/json";
import type { Check, Node, Run } from "./model.ts";
import { over, quietly, spend, violate } from "./run.ts";
import type { Source } from "./source.ts";
import type { Truth } from "./truth.ts";
import { and, either, invalid, not, unknown, valid } from "./truth.ts";
import { same } from "./values.ts";
import { apart, bitsOf, inPlace } from "./visit.ts";
import * as words from "./words.ts";

/** The keywords about values of any type. `inPlaceOf` is told the schemas that are applied to the same value. */
export function anyChecks(source: Source, inPlaceOf: (node: Node) => void): readonly Check[] {
  const checks: Check[] = [...constants(source)];
  const note = <T extends Node | undefined>(node: T): T => {
    if (node !== undefined) inPlaceOf(node);
    return node;
  };
  const all = source.schemas("allOf");
  all?.forEach(note);
  if (all !== undefined) checks.push((value, run) => allOf(all, value, run));
  const any = source.schemas("anyOf");
  any?.forEach(note);
  if (any !== undefined) checks.push((value, run) => anyOf(any, value, run));
  const one = source.schemas("oneOf");
  one?.forEach(note);
  if (one !== undefined) checks.push((value, run) => oneOf(one, value, run));
  const none = note(source.schema("not"));
  if (none !== undefined)
    checks.push((value, run) => {
      const truth = not(quietly(run, () => apart(none, value, run)));
      return truth === invalid ? violate(run, "not", () => words.excluded(value)) : truth;
    });
  const test = note(source.schema("if"));
  const then = note(source.schema("then"));
  const otherwise = note(source.schema("else"));
  if (test !== undefined) checks.push((value, run) => branch(test, then, otherwise, value, run));
  return checks;
}

function constants(source: Source): readonly Check[] {
  const checks: Check[] = [];
  const allowed = source.list("enum");
  if (allowed?.length === 0) source.refuse("is empty: nothing fits", "list at least one value, or remove it", "enum");
  if (allowed !== undefined) checks.push(enumCheck(allowed));
  const constant = source.get("const");
  if (constant !== undefined)
    checks.push((value, run) => {
      const truth = same(constant, value, run);
      return truth === invalid ? violate(run, "const", () => words.oneOfValues(value, [constant], run.suggest)) : truth;
    });
  return checks;
}

function enumCheck(allowed: readonly Json[]): Check {
  const scalars: ReadonlySet<Json> = new Set(allowed.filter((one) => typeof one !== "object" || one === null));
  return (value, run) => {
    if (scalars.has(value)) return valid;
    let truth: Truth = invalid;
    for (const one of allowed) {
      const found = same(one, value, run);
      if (found > truth) truth = found;
      if (truth === valid || run.exhausted) return truth;
    }
    return truth === invalid ? violate(run, "enum", () => words.oneOfValues(value, allowed, run.suggest)) : truth;
  };
}

function allOf(nodes: readonly Node[], value: Json, run: Run): Truth {
  let truth: Truth = valid;
  for (const node of nodes) {
    truth = and(truth, inPlace(node, value, run));
    if (over(truth, run)) return truth;
  }
  return truth;
}

function anyOf(nodes: readonly Node[], value: Json, run: Run): Truth {
  let truth: Truth = invalid;
  for (const node of nodes) {
    const one = quietly(run, () => inPlace(node, value, run));
    if (one > truth) truth = one;
    // The others may have evaluated more, where somebody asks.
    if (run.exhausted || (truth === valid && run.marks === undefined)) return truth;
  }
  return truth === invalid ? explain("anyOf", nodes, value, run) : truth;
}

function oneOf(nodes: readonly Node[], value: Json, run: Run): Truth {
  let sure = 0;
  let perhaps = 0;
  for (const node of nodes) {
    const one = quietly(run, () => inPlace(node, value, run));
    if (run.exhausted) return unknown;
    if (one === valid) sure++;
    else if (one === unknown) perhaps++;
  }
  if (sure > 1) return violate(run, "oneOf", () => words.several(value, sure));
  if (perhaps > 0) return unknown;
  return sure === 1 ? valid : explain("oneOf", nodes, value, run);
}

/** Says why no alternative fits: what is wrong with the only one that is meant for such a value, where there is one. */
function explain(keyword: string, nodes: readonly Node[], value: Json, run: Run): Truth {
  if (run.quiet > 0 || !spend(run, nodes.length)) return invalid;
  const bits = bitsOf(value);
  const meant = nodes.filter((node) => allows(node, bits, 0));
  const [only] = meant;
  if (meant.length === 1 && only !== undefined) return inPlace(only, value, run);
  const types = new Set(nodes.flatMap((node) => typesOf(node, 0)));
  if (meant.length === 0 && types.size > 0) return violate(run, keyword, () => words.type(value, [...types]));
  return violate(run, keyword, () => words.alternatives(value, nodes.length));
}

/** How far references are followed to see what type of value a schema is about. */
const reach = 4;

function allows(node: Node, bits: number, depth: number): boolean {
  if (node.fixed === false || (node.types & bits) === 0) return false;
  return depth > reach || (node.parts.joined ?? []).every((one) => allows(one, bits, depth + 1));
}

function typesOf(node: Node, depth: number): readonly string[] {
  if (node.typeNames.length > 0 || depth > reach) return node.typeNames;
  return (node.parts.joined ?? []).flatMap((one) => typesOf(one, depth + 1));
}

function branch(test: Node, then: Node | undefined, otherwise: Node | undefined, value: Json, run: Run): Truth {
  // Without consequence it still says what has been evaluated, where somebody asks.
  if (then === undefined && otherwise === undefined && run.marks === undefined) return valid;
  const taken = quietly(run, () => inPlace(test, value, run));
  if (run.exhausted) return unknown;
  if (taken === valid) return then === undefined ? valid : inPlace(then, value, run);
  if (taken === invalid) return otherwise === undefined ? valid : inPlace(otherwise, value, run);
  const perhaps = (node: Node | undefined) =>
    node === undefined ? valid : quietly(run, () => inPlace(node, value, run, unknown));
  const truth = either(perhaps(then), perhaps(otherwise));
  return truth === invalid ? violate(run, "if", () => words.neither(value)) : truth;
}
