import type { Expr } from "../syntax/ast.ts";
import type { Issue } from "../syntax/source.ts";
import { children } from "../syntax/walk.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import type { Checked } from "./result.ts";

/**
 * Finds list literals whose elements, and map literals whose keys or values, are of several types: most such literals are
 * mistakes. What is given to `format` may be.
 */
export function mixedLiterals(expr: Expr, { types: found }: Checked): readonly Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<Expr>();
  const compare = (items: readonly (readonly [item: Expr, type: Type])[]): void => {
    const [, first = types.dyn] = items[0] ?? [];
    const odd = items.find(([, type]) => !types.same(first, type));
    if (odd !== undefined)
      issues.push({ message: `expected type '${types.show(first)}' but found '${types.show(odd[1])}'`, at: odd[0].at });
  };
  const typed = (item: Expr, optional: boolean): readonly [Expr, Type] => {
    const type = found[item.id] ?? types.dyn;
    return [item, optional ? (type.params[0] ?? types.dyn) : type];
  };
  const visit = (node: Expr): void => {
    if (seen.has(node) || (node.kind === "call" && node.name === "format")) return;
    seen.add(node);
    if (node.kind === "list") compare(node.elements.map((item, index) => typed(item, node.optional.includes(index))));
    if (node.kind === "map") {
      compare(node.entries.map(({ key }) => typed(key, false)));
      compare(node.entries.map(({ value, optional }) => typed(value, optional)));
    }
    children(node).forEach(visit);
  };
  visit(expr);
  return issues;
}
