import type { Checked } from "../check/result.ts";
import { goQuote } from "../library/go-quote.ts";
import type { Expr, Literal } from "../syntax/ast.ts";
import { show } from "../type/type.ts";
import { formatDouble, plainDouble } from "../values/number-text.ts";
import { decode } from "../values/utf8.ts";
import { Double, Uint } from "../values/value.ts";

/** What is printed behind each node. */
type Adorn = (expr: Expr | undefined) => string;

const constants: readonly (readonly [name: string, is: (value: Literal) => boolean])[] = [
  ["NullValue", (value) => value === null],
  ["BoolValue", (value) => typeof value === "boolean"],
  ["StringValue", (value) => typeof value === "string"],
  ["Int64Value", (value) => typeof value === "number" || typeof value === "bigint"],
  ["Uint64Value", (value) => value instanceof Uint],
  ["DoubleValue", (value) => value instanceof Double],
  ["BytesValue", (value) => value instanceof Uint8Array],
];
const kinds: { readonly [kind: string]: string } = {
  ident: "Ident",
  select: "Select",
  call: "Call",
  list: "List",
  map: "Struct",
  struct: "Struct",
  fold: "Comprehension",
};

/** Prints kinds, as the reference implementation's parser tests do. */
export const byKind: Adorn = (expr) => {
  if (expr === undefined) return "^#*expr.Expr_CreateStruct_Entry#";
  if (expr.kind !== "literal") return `^#*expr.Expr_${kinds[expr.kind]}Expr#`;
  return `^#*expr.Constant_${constants.find(([, is]) => is(expr.value))?.[0]}#`;
};

/** Prints types and references, as its checker tests do. */
export function byMeaning(checked: Checked): Adorn {
  return (expr) => {
    if (expr === undefined) return "";
    const type = checked.types[expr.id];
    const found = checked.references[expr.id];
    const meaning =
      found === undefined || expr.kind === "fold"
        ? expr.kind === "call" && expr.name === "_?._"
          ? "^select_optional_field"
          : ""
        : found.kind === "name"
          ? `^${found.name}`
          : `^${found.overloads
              .map(({ id }) => id)
              .toSorted()
              .join("|")}`;
    return `${type === undefined ? "" : `~${show(type)}`}${meaning}`;
  };
}

function literal(value: Literal): string {
  if (typeof value === "string") return goQuote(value);
  if (value instanceof Uint) return `${value.value}u`;
  if (value instanceof Double) {
    const size = Math.abs(value.value);
    return size < 1e6 && size >= 1e-4
      ? plainDouble(value.value)
      : size === 0
        ? plainDouble(value.value)
        : formatDouble(value.value);
  }
  if (value instanceof Uint8Array) return `b${quoteBytes(value)}`;
  return String(value);
}

/** Bytes that are no text are escaped one by one. */
function quoteBytes(value: Uint8Array): string {
  const text = decode(value);
  if (text !== undefined) return goQuote(text);
  const pieces: string[] = [];
  for (let index = 0; index < value.length; ) {
    const size = [4, 3, 2, 1].find(
      (width) => [...(decode(value.slice(index, index + width)) ?? "")].length === 1 && index + width <= value.length,
    );
    const piece = size === undefined ? undefined : decode(value.slice(index, index + size));
    pieces.push(
      piece === undefined ? `\\x${(value[index] ?? 0).toString(16).padStart(2, "0")}` : goQuote(piece).slice(1, -1),
    );
    index += piece === undefined ? 1 : (size ?? 1);
  }
  return `"${pieces.join("")}"`;
}

/** A tree as the reference implementation prints it. Names are those that the checker found, where it is given. */
export function debug(expr: Expr, adorn: Adorn, checked?: Checked): string {
  const lines = (items: readonly string[], open: string, close: string): string =>
    items.length === 0 ? open + close : `${open}\n${items.map((item) => indent(item)).join(",\n")}\n${close}`;
  const indent = (text: string) => `  ${text.replaceAll("\n", "\n  ")}`;
  const write = (node: Expr): string => body(node) + adorn(node);
  const body = (node: Expr): string => {
    const found = checked?.references[node.id];
    switch (node.kind) {
      case "literal":
        return literal(node.value);
      case "ident":
        return found?.kind === "name" ? found.name : node.name;
      case "select":
        if (found?.kind === "name") return found.name;
        return `${write(node.operand)}.${node.field}${node.test ? "~test-only~" : ""}`;
      case "call": {
        const target =
          node.target === undefined || (found?.kind === "function" && found.qualified) ? "" : `${write(node.target)}.`;
        const name = found?.kind === "function" ? found.fn.name : node.name;
        return target + name + lines(node.args.map(write), "(", ")");
      }
      case "list":
        return lines(node.elements.map(write), "[", "]");
      case "map":
        return lines(
          node.entries.map(
            ({ key, value, optional }) => `${optional ? "?" : ""}${write(key)}:${write(value)}${adorn(undefined)}`,
          ),
          "{",
          "}",
        );
      case "struct":
        return (
          (found?.kind === "name" ? found.name : node.name) +
          lines(
            node.fields.map(
              ({ name, value, optional }) => `${optional ? "?" : ""}${name}:${write(value)}${adorn(undefined)}`,
            ),
            "{",
            "}",
          )
        );
      case "fold": {
        const parts: readonly (readonly [string, string])[] = [
          ["Variable", node.iter],
          ["Target", write(node.range)],
          ["Accumulator", node.accu],
          ["Init", write(node.init)],
          ["LoopCondition", write(node.condition)],
          ["LoopStep", write(node.step)],
          ["Result", write(node.result)],
        ];
        return `__comprehension__(\n${parts.map(([title, text]) => indent(`// ${title}\n${text}`)).join(",\n")})`;
      }
    }
  };
  return write(expr);
}
