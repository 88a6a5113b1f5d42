import type { CallExpr, Entry, Expr, Field, FoldExpr, IdentExpr, Literal, LiteralExpr } from "./ast.ts";
import { accumulator } from "./ast.ts";

/** How many nodes a tree may have before its macros share instead of copying. */
const maxCopied = 10_000;

/** Makes the nodes of one tree, each with the next id. `at` is the place of those that stand for a macro. */
export class Builder {
  /** The next id. */
  next = 1;
  /** Where nodes made without a place are put. */
  at = 0;

  literal(value: Literal, at = this.at): LiteralExpr {
    return Object.freeze({ kind: "literal", id: this.next++, at, value });
  }

  ident(name: string, at = this.at): IdentExpr {
    return Object.freeze({ kind: "ident", id: this.next++, at, name });
  }

  select(operand: Expr, field: string, test = false, at = this.at): Expr {
    return Object.freeze({ kind: "select", id: this.next++, at, operand, field, test });
  }

  call(name: string, args: readonly Expr[], target?: Expr, at = this.at): CallExpr {
    return Object.freeze({ kind: "call", id: this.next++, at, name, target, args: Object.freeze(args) });
  }

  list(elements: readonly Expr[], optional: readonly number[] = [], at = this.at): Expr {
    const frozen = Object.freeze(elements);
    return Object.freeze({ kind: "list", id: this.next++, at, elements: frozen, optional: Object.freeze(optional) });
  }

  entry(key: Expr, value: Expr, optional = false, at = this.at): Entry {
    return Object.freeze({ id: this.next++, at, key, value, optional });
  }

  map(entries: readonly Entry[], at = this.at): Expr {
    return Object.freeze({ kind: "map", id: this.next++, at, entries: Object.freeze(entries) });
  }

  field(name: string, value: Expr, optional = false, at = this.at): Field {
    return Object.freeze({ id: this.next++, at, name, value, optional });
  }

  struct(name: string, fields: readonly Field[], at = this.at): Expr {
    return Object.freeze({ kind: "struct", id: this.next++, at, name, fields: Object.freeze(fields) });
  }

  fold(parts: Omit<FoldExpr, "kind" | "id" | "at">): Expr {
    return Object.freeze({ kind: "fold", id: this.next++, at: this.at, ...parts });
  }

  /** The same expression with ids of its own. Past some thousands of nodes it is shared: macros copy copies. */
  copy(expr: Expr): Expr {
    if (this.next > maxCopied) return expr;
    const id = this.next++;
    const all = (parts: readonly Expr[]) => Object.freeze(parts.map((part) => this.copy(part)));
    switch (expr.kind) {
      case "select":
        return Object.freeze({ ...expr, id, operand: this.copy(expr.operand) });
      case "call":
        return Object.freeze({ ...expr, id, target: expr.target && this.copy(expr.target), args: all(expr.args) });
      case "list":
        return Object.freeze({ ...expr, id, elements: all(expr.elements) });
      case "map": {
        const entries = expr.entries.map((entry) =>
          Object.freeze({ ...entry, id: this.next++, key: this.copy(entry.key), value: this.copy(entry.value) }),
        );
        return Object.freeze({ ...expr, id, entries: Object.freeze(entries) });
      }
      case "struct": {
        const fields = expr.fields.map((field) =>
          Object.freeze({ ...field, id: this.next++, value: this.copy(field.value) }),
        );
        return Object.freeze({ ...expr, id, fields: Object.freeze(fields) });
      }
      case "fold":
        return Object.freeze({
          ...expr,
          id,
          range: this.copy(expr.range),
          init: this.copy(expr.init),
          condition: this.copy(expr.condition),
          step: this.copy(expr.step),
          result: this.copy(expr.result),
        });
      default:
        return Object.freeze({ ...expr, id });
    }
  }

  /** The value that the loop around carries. */
  accu(): IdentExpr {
    return this.ident(accumulator);
  }
}
