/** What an expression costs at about the most, for lists, maps and texts of an ordinary size. */
import type { CallExpr, Expr, FoldExpr } from "@bubustack/cel/syntax/ast";
import { children, walk } from "@bubustack/cel/syntax/walk";

/** Calls that go through a text; others cost one unit. */
const overText = new Set([
  "contains",
  "startsWith",
  "endsWith",
  "_==_",
  "_!=_",
  "_+_",
  "lowerAscii",
  "upperAscii",
  "trim",
  "split",
  "replace",
  "indexOf",
  "join",
  "substring",
]);
const made: { readonly [kind: string]: number } = { list: 10, map: 30, struct: 40 };

/** How many items lists are taken to have, those within the items of another one, and how many characters texts. */
export const sizes = { list: 50, inner: 5, text: 100 };

/**
 * In the units of cel-go, without its estimate's caution: it knows no size of what has no type, and would call every loop over
 * such endless. Parts that are not run are counted, too.
 */
export function costOf(root: Expr): number {
  const known = new Map<Expr, number>();
  const cost = (expr: Expr): number => {
    const found = known.get(expr);
    if (found !== undefined) return found;
    const sum =
      own(expr) + (expr.kind === "fold" ? loop(expr) : children(expr).reduce((total, one) => total + cost(one), 0));
    known.set(expr, sum);
    return sum;
  };
  const loop = ({ range, init, condition, step, result }: FoldExpr): number =>
    cost(range) + cost(init) + rounds(range) * (cost(condition) + cost(step)) + cost(result);
  const variables = iterated(root);
  const rounds = (range: Expr): number => {
    if (range.kind === "list") return range.elements.length;
    for (const expr of walk(range)) if (expr.kind === "ident" && variables.has(expr.name)) return sizes.inner;
    return sizes.list;
  };
  return cost(root);
}

function iterated(root: Expr): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expr of walk(root)) if (expr.kind === "fold") names.add(expr.iter).add(expr.iter2);
  return names;
}

function own(expr: Expr): number {
  if (expr.kind === "call") return calls(expr);
  if (expr.kind === "literal" || expr.kind === "fold") return 0;
  return made[expr.kind] ?? 1;
}

function calls({ name, args }: CallExpr): number {
  if (name === "_&&_" || name === "_||_" || name === "_?_:_") return 0;
  const text = sizes.text / 10;
  if (name === "matches") {
    const pattern = args.at(-1);
    const length = pattern?.kind === "literal" && typeof pattern.value === "string" ? pattern.value.length : sizes.text;
    return text * Math.max(1, length / 4);
  }
  if (name === "@in") {
    const list = args.at(-1);
    return list?.kind === "list" ? list.elements.length : sizes.inner;
  }
  return overText.has(name) ? text : 1;
}
