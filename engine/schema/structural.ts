/**
 * The interpreter of structural schemas (apiextensions.k8s.io/v1): what the API server does to a custom resource on
 * every write, as pure functions over JSON.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Structural } from "@bubustack/api/structural";
import { checker } from "./check.ts";
import type { Defaulter } from "./rewrite.ts";
import { defaulter, prune } from "./rewrite.ts";
import type { Checker, Run } from "./run.ts";
import { misfit } from "./run.ts";
import type { PatternCompiler } from "./scalars.ts";
import type { Violation } from "./violation.ts";
import { zero } from "./zero.ts";

export interface Checked {
  readonly view: Json;
  readonly violations: readonly Violation[];
  /** False where pruning would find nothing to do: every field is known and no null stands for an absent one. */
  readonly prunable: boolean;
}

export interface Compiled {
  /** Drops unknown fields and nulls that do not count; the same reference when nothing is dropped. */
  prune(value: Json, onPruned?: (path: Path) => void): Json;
  /** Writes the schema's defaults; the same reference when nothing is missing. Idempotent. */
  defaults(value: Json): Json;
  /**
   * Every violation (at most 1,000), and the view: the value with all that violates a *type* (or an enum) left out or,
   * where it is required or an item of a list, replaced by its zero value. A value without violations is its own view.
   */
  check(value: Json): Checked;
}

export interface CompileOptions {
  /**
   * Compiles a `pattern`. The default is the platform's own RegExp, which is safe only for patterns that we wrote;
   * for schemas that users supply pass a compiler whose matchers run in linear time.
   */
  readonly pattern?: PatternCompiler;
}

const native: PatternCompiler = (source) => {
  const expression = new RegExp(source, "u");
  return (text) => expression.test(text);
};

/** Compiles a schema. Cheap: parts are compiled when a value first reaches them. */
export function compile(schema: Structural, options: CompileOptions = {}): Compiled {
  let check: Checker | undefined;
  let fill: { readonly run: Defaulter } | undefined;
  return {
    prune: (value, onPruned) => prune(schema, value, onPruned),
    defaults: (value) => {
      fill ??= { run: defaulter(schema) };
      return fill.run === undefined ? value : fill.run(value);
    },
    check: (value) => {
      check ??= checker(schema, options.pattern ?? native);
      const run: Run = { path: [], violations: [] };
      const view = check(value, run);
      return {
        view: view === misfit ? zero(schema) : view,
        violations: run.violations,
        prunable: run.dropped === true,
      };
    },
  };
}
