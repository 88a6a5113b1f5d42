import { usesOf } from "@bubustack/cel/analysis/uses";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { parse } from "@bubustack/cel/syntax/parser";
import type { Expressions } from "../expressions.ts";
import { exceptionConditionFindings } from "./policy-conditions.ts";
import { policyExpressionFindings } from "./policy-expressions.ts";
import { policyReachFindings } from "./policy-reach.ts";
import { policyFieldFindings, policyTrialFindings } from "./policy-trial.ts";
import { policyTriedFindings } from "./policy-tried.ts";

const { syntax } = kubernetes();

/** Judges expressions with CEL, and loads it: whoever starts often and rarely judges policies imports this late. */
export const expressions: Expressions = {
  policy: policyExpressionFindings,
  trial: policyTrialFindings,
  fields: policyFieldFindings,
  tried: policyTriedFindings,
  reach: policyReachFindings,
  exception: exceptionConditionFindings,
  looksAtNamespace,
};

function looksAtNamespace(source: string): boolean {
  // The word is looked for first: most expressions do not have it, and need not be parsed.
  if (!source.includes("namespaceObject")) return false;
  const parsed = parse(source, syntax);
  if ("issues" in parsed) return false;
  const { paths, complete } = usesOf(parsed.ast.expr);
  return !complete || paths.some((path) => path === "namespaceObject" || /^namespaceObject[.[]/.test(path));
}
