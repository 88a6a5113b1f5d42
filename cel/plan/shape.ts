import type { Expr, FoldExpr } from "../syntax/ast.ts";

/** What a loop is for, where its form is that of a macro: such loops have steps of their own. */
export type Shape =
  | { readonly kind: "bind" }
  | { readonly kind: "all" | "exists"; readonly predicate: Expr }
  | { readonly kind: "append"; readonly predicate: Expr | undefined; readonly element: Expr; readonly list: Expr }
  | { readonly kind: "insert" }
  | { readonly kind: "general" };

/** Recognizes the loops that macros make. */
export function shapeOf(fold: FoldExpr): Shape {
  const { range, condition, init, step, result } = fold;
  const ends = condition.kind === "literal" ? condition.value : undefined;
  if (range.kind === "list" && range.elements.length === 0 && ends === false) return { kind: "bind" };
  if (!isAccu(fold, result)) return { kind: "general" };
  const quantified = quantifier(fold);
  if (quantified !== undefined) return quantified;
  if (ends !== true) return { kind: "general" };
  if (init.kind === "list" && init.elements.length === 0) return appended(fold, step) ?? { kind: "general" };
  return init.kind === "map" && init.entries.length === 0 && inserts(fold, step)
    ? { kind: "insert" }
    : { kind: "general" };
}

function isAccu(fold: FoldExpr, expr: Expr | undefined): boolean {
  return expr?.kind === "ident" && expr.name === fold.accu;
}

function quantifier(fold: FoldExpr): Shape | undefined {
  const { condition, init, step } = fold;
  if (init.kind !== "literal" || step.kind !== "call" || condition.kind !== "call") return undefined;
  if (condition.name !== "@not_strictly_false") return undefined;
  const [accu, predicate] = step.args;
  const [tested] = condition.args;
  if (!isAccu(fold, accu) || predicate === undefined) return undefined;
  if (step.name === "_&&_" && init.value === true && isAccu(fold, tested)) return { kind: "all", predicate };
  const negated = tested?.kind === "call" && tested.name === "!_" && isAccu(fold, tested.args[0]);
  return step.name === "_||_" && init.value === false && negated ? { kind: "exists", predicate } : undefined;
}

function appended(fold: FoldExpr, step: Expr): Shape | undefined {
  if (step.kind !== "call") return undefined;
  const [first, second, third] = step.args;
  if (step.name === "_?_:_" && second !== undefined && isAccu(fold, third)) {
    const inner = appended(fold, second);
    return inner?.kind === "append" && inner.predicate === undefined ? { ...inner, predicate: first } : undefined;
  }
  if (step.name !== "_+_" || !isAccu(fold, first) || second?.kind !== "list" || second.optional.length > 0)
    return undefined;
  const [element] = second.elements;
  if (element === undefined || second.elements.length !== 1) return undefined;
  return { kind: "append", predicate: undefined, element, list: second };
}

function inserts(fold: FoldExpr, step: Expr): boolean {
  if (step.kind !== "call") return false;
  const [first, second, third] = step.args;
  if (step.name === "_?_:_") return second !== undefined && isAccu(fold, third) && inserts(fold, second);
  return step.name === "cel.@mapInsert" && isAccu(fold, first);
}
