import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Check, Node, Run } from "./model.ts";
import { over, quietly, violate } from "./run.ts";
import type { Source } from "./source.ts";
import type { Truth } from "./truth.ts";
import { and, either, unknown, valid } from "./truth.ts";
import { child } from "./visit.ts";
import * as words from "./words.ts";

/** The keywords that look at what the others left: `unevaluatedItems` and `unevaluatedProperties`. */
export function lateChecks(source: Source, known: readonly string[]): readonly Check[] {
  const checks: Check[] = [];
  const items = source.schema("unevaluatedItems");
  if (items !== undefined) checks.push((value, run) => (isList(value) ? eachItem(items, value, run) : valid));
  const properties = source.schema("unevaluatedProperties");
  if (properties !== undefined)
    checks.push((value, run) => {
      if (!isObject(value)) return valid;
      let truth: Truth = valid;
      for (const key of Object.keys(value)) {
        const found = value[key];
        if (found === undefined) continue;
        truth = and(truth, left(properties, found, key, run, known));
        if (over(truth, run)) return truth;
      }
      run.marks?.addAll();
      return truth;
    });
  if (checks.length > 0) source.compiling.tracks = true;
  return checks;
}

function eachItem(node: Node, list: readonly Json[], run: Run): Truth {
  let truth: Truth = valid;
  for (let i = 0; i < list.length; i++) {
    truth = and(truth, left(node, list[i] ?? null, i, run, []));
    if (over(truth, run)) return truth;
  }
  run.marks?.addAll();
  return truth;
}

/** Applies the schema to what is left, as surely as it is left. */
function left(node: Node, value: Json, key: string | number, run: Run, known: readonly string[]): Truth {
  const evaluated = run.marks?.of(key) ?? valid;
  if (evaluated === valid) return valid;
  if (evaluated === unknown)
    return either(
      valid,
      quietly(run, () => child(node, value, key, run)),
    );
  if (node.fixed !== false || typeof key === "number") return child(node, value, key, run);
  return violate(run, "unevaluatedProperties", () => words.unknownProperty(key, known, run.suggest), key);
}
