import type { Json } from "@bubustack/api/json";
import { isList } from "@bubustack/api/json";
import type { Check, Node, Run } from "./model.ts";
import { over, quietly, violate } from "./run.ts";
import type { Source } from "./source.ts";
import type { Truth } from "./truth.ts";
import { and, invalid, unknown, valid, within } from "./truth.ts";
import { fingerprint } from "./values.ts";
import { child } from "./visit.ts";
import * as words from "./words.ts";

type List = readonly Json[];

/** The schemas of items: of the first ones, and of the rest. */
export interface Items {
  readonly prefix: readonly Node[];
  readonly rest?: Node | undefined;
}

/** Reads `prefixItems` and `items`, or the list form of `items` with `additionalItems`. */
export function itemsOf(source: Source): Items {
  const given = source.get("items");
  const prefix = source.schemas("prefixItems");
  if (!isList(given)) return { prefix: prefix ?? [], rest: source.schema("items") };
  if (source.compiling.dialect === "2020-12" || prefix !== undefined)
    source.refuse("is a list", "write the schemas of the first items under prefixItems", "items");
  return { prefix: given.map((one, index) => source.at(one, "items", index)), rest: source.schema("additionalItems") };
}

/** The keywords about lists. */
export function listChecks(source: Source, items: Items): readonly Check<List>[] {
  const checks: Check<List>[] = [];
  const [min, max] = source.counts("minItems", "maxItems");
  if (max !== undefined)
    checks.push((list, run) =>
      list.length > max ? violate(run, "maxItems", () => words.bound("maxItems", max, list)) : valid,
    );
  if (min !== undefined)
    checks.push((list, run) =>
      list.length < min ? violate(run, "minItems", () => words.bound("minItems", min, list)) : valid,
    );
  if (items.prefix.length > 0 || items.rest !== undefined) checks.push((list, run) => eachItem(items, list, run));
  const contains = containsCheck(source);
  if (contains !== undefined) checks.push(contains);
  if (source.flag("uniqueItems") === true) checks.push(unique);
  return checks;
}

function eachItem({ prefix, rest }: Items, list: List, run: Run): Truth {
  let truth: Truth = valid;
  const end = rest === undefined ? Math.min(prefix.length, list.length) : list.length;
  for (let i = 0; i < end; i++) {
    const node = prefix[i] ?? rest;
    if (node === undefined) break;
    // The rest has nothing to say of any item.
    if (node.fixed === true && i >= prefix.length) break;
    truth = and(truth, child(node, list[i] ?? null, i, run));
    if (over(truth, run)) return truth;
  }
  if (rest !== undefined) run.marks?.addAll();
  else for (let i = 0; i < end; i++) run.marks?.add(i);
  return truth;
}

function containsCheck(source: Source): Check<List> | undefined {
  const node = source.schema("contains");
  const [least, most] = source.counts("minContains", "maxContains");
  if (node === undefined) return undefined;
  const min = least ?? 1;
  const max = most ?? Number.POSITIVE_INFINITY;
  return (list, run) => {
    let sure = 0;
    let perhaps = 0;
    for (let i = 0; i < list.length; i++) {
      const truth = quietly(run, () => child(node, list[i] ?? null, i, run));
      if (run.exhausted) return unknown;
      if (truth === valid) sure++;
      else if (truth === unknown) perhaps++;
      if (truth !== invalid) run.marks?.add(i, truth);
      if (run.marks === undefined && sure >= min && max === Number.POSITIVE_INFINITY) return valid;
    }
    const truth = within(sure, perhaps, min, max);
    return truth === invalid ? violate(run, "contains", () => words.contained(sure, min, max)) : truth;
  };
}

const unique: Check<List> = (list, run) => {
  if (list.length < 2) return valid;
  const seen = new Map<string, number>();
  let truth: Truth = valid;
  for (let i = 0; i < list.length; i++) {
    const text = fingerprint(list[i] ?? null, run);
    if (run.exhausted) return unknown;
    const first = text === undefined ? undefined : seen.get(text);
    if (text === undefined) truth = and(truth, unknown);
    else if (first === undefined) seen.set(text, i);
    else truth = violate(run, "uniqueItems", () => words.repeated(first), i);
    if (over(truth, run)) return truth;
  }
  return truth;
};
