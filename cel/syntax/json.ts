import { decodeBase64, encodeBase64 } from "../values/base64.ts";
import { toInt, toUint } from "../values/int.ts";
import { formatDouble, readDouble } from "../values/number-text.ts";
import { CelError, Double, Uint } from "../values/value.ts";
import type { Ast, CallExpr, Entry, Expr, Field, Literal } from "./ast.ts";
import { children } from "./walk.ts";

/**
 * A tree as JSON. Nodes refer to others by their place in `nodes`, and only to those before them, so that a node that stands
 * in several places is written once and no tree can hold itself. Literals are told by type, their value as text.
 */
export interface AstJson {
  readonly source: string;
  readonly nodes: readonly NodeJson[];
  /** The place of the whole expression. */
  readonly root: number;
  /** The places of the calls that macros replaced, by the id of what replaced them. */
  readonly macros: { readonly [id: string]: number };
}

/** `parts` are the places of what `children` of the node are. */
export interface NodeJson {
  readonly kind: Expr["kind"];
  readonly id: number;
  readonly at: number;
  readonly parts?: readonly number[];
  readonly name?: string;
  /** Of literals. */
  readonly type?: LiteralType;
  readonly value?: string;
  /** Of calls: the first part is the target. */
  readonly member?: true;
  /** Of selections: what `has` asks. */
  readonly test?: true;
  /** Of lists: the elements marked by `?`. */
  readonly optional?: readonly number[];
  /** Of maps and messages: their entries and fields. */
  readonly entries?: readonly EntryJson[];
  /** Of loops: the names of their variables. */
  readonly iter?: string;
  readonly iter2?: string;
  readonly accu?: string;
}

interface EntryJson {
  readonly id: number;
  readonly at: number;
  readonly name?: string;
  readonly optional?: true;
}

type LiteralType = "null" | "bool" | "int" | "uint" | "double" | "string" | "bytes";

/** Writes a tree. */
export function toAstJson({ source, expr, macros }: Ast): AstJson {
  const nodes: NodeJson[] = [];
  const places = new Map<Expr, number>();
  const place = (node: Expr): number => {
    const known = places.get(node);
    if (known !== undefined) return known;
    const parts = children(node).map(place);
    nodes.push({ kind: node.kind, id: node.id, at: node.at, ...(parts.length > 0 && { parts }), ...own(node) });
    places.set(node, nodes.length - 1);
    return nodes.length - 1;
  };
  const root = place(expr);
  return { source, root, macros: Object.fromEntries([...macros].map(([id, call]) => [id, place(call)])), nodes };
}

function own(node: Expr): Partial<NodeJson> {
  switch (node.kind) {
    case "literal":
      return literalJson(node.value);
    case "ident":
      return { name: node.name };
    case "select":
      return { name: node.field, ...(node.test && { test: true }) };
    case "call":
      return { name: node.name, ...(node.target !== undefined && { member: true }) };
    case "list":
      return node.optional.length === 0 ? {} : { optional: node.optional };
    case "map":
      return { entries: node.entries.map(entryJson) };
    case "struct":
      return { name: node.name, entries: node.fields.map((field) => ({ ...entryJson(field), name: field.name })) };
    case "fold":
      return { iter: node.iter, iter2: node.iter2, accu: node.accu };
  }
}

function entryJson({ id, at, optional }: Entry | Field): EntryJson {
  return { id, at, ...(optional && { optional }) };
}

function literalJson(value: Literal): { readonly type: LiteralType; readonly value?: string } {
  if (value === null) return { type: "null" };
  if (value instanceof Double) return { type: "double", value: formatDouble(value.value) };
  if (value instanceof Uint) return { type: "uint", value: String(value.value) };
  if (value instanceof Uint8Array) return { type: "bytes", value: encodeBase64(value) };
  if (typeof value === "string" || typeof value === "boolean")
    return { type: typeof value === "string" ? "string" : "bool", value: String(value) };
  return { type: "int", value: String(value) };
}

/** Levels of nodes within each other; what a parser makes has fewer. */
const maxDepth = 2_000;
const maxNodes = 100_000;

/** Reads a tree, such as JSON.parse yields it; text is what is wrong with it. */
export function readAstJson(json: unknown): Ast | string {
  const whole = record(json);
  const nodes = whole?.["nodes"];
  if (whole === undefined || !Array.isArray(nodes) || nodes.length > maxNodes) return "nodes: not a list of nodes";
  const made: Expr[] = [];
  const depths: number[] = [];
  for (const [index, one] of nodes.entries()) {
    const node = record(one);
    const parts = node && partsOf(node, index);
    if (node === undefined || parts === undefined) return `nodes[${index}]: not a node`;
    const read = readNode(
      node,
      parts.map((part) => made[part] as Expr),
    );
    if (read === undefined) return `nodes[${index}]: not a node`;
    depths.push(1 + Math.max(0, ...parts.map((part) => depths[part] ?? 0)));
    if ((depths[index] ?? 0) > maxDepth) return `nodes[${index}]: too many levels`;
    made.push(read);
  }
  const expr = made[Number(whole["root"])];
  if (expr === undefined) return "root: not the place of a node";
  const macros = new Map<number, CallExpr>();
  for (const [id, at] of Object.entries(record(whole["macros"]) ?? {})) {
    const call = made[Number(at)];
    if (call?.kind !== "call") return `macros.${id}: not the place of a call`;
    macros.set(Number(id), call);
  }
  const ids = made.reduce((most, { id }) => Math.max(most, id + 1), 1);
  return { source: String(whole["source"] ?? ""), expr, macros, ids };
}

type Json = { readonly [name: string]: unknown };

function record(json: unknown): Json | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as Json) : undefined;
}

/** The places of the parts, all of them before the node. */
function partsOf({ parts = [] }: Json, before: number): readonly number[] | undefined {
  if (!Array.isArray(parts)) return undefined;
  return parts.every((part) => Number.isInteger(part) && part >= 0 && part < before) ? parts : undefined;
}

function count(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= 10_000_000;
}

function readNode(node: Json, parts: readonly Expr[]): Expr | undefined {
  const { kind, id, at, name = "" } = node;
  if (!count(id) || !count(at) || typeof name !== "string") return undefined;
  const place = { id, at };
  const [first, second, third, fourth, fifth] = parts;
  switch (kind) {
    case "literal": {
      const value = readLiteral(node);
      return value === undefined ? undefined : { kind, ...place, value };
    }
    case "ident":
      return { kind, ...place, name };
    case "select":
      return first && { kind, ...place, operand: first, field: name, test: node["test"] === true };
    case "call": {
      const member = node["member"] === true;
      if (member && first === undefined) return undefined;
      return { kind, ...place, name, target: member ? first : undefined, args: member ? parts.slice(1) : parts };
    }
    case "list": {
      const { optional = [] } = node;
      return Array.isArray(optional) && optional.every(count)
        ? { kind, ...place, elements: parts, optional }
        : undefined;
    }
    case "map": {
      const entries = entriesOf(node, parts.length / 2);
      const made = entries?.map((entry, index) => {
        const [key, value] = [parts[index * 2] as Expr, parts[index * 2 + 1] as Expr];
        return { ...entry.place, key, value, optional: entry.optional };
      });
      return made && { kind, ...place, entries: made };
    }
    case "struct": {
      const entries = entriesOf(node, parts.length);
      const fields = entries?.map((entry, index) => ({
        ...entry.place,
        name: entry.name,
        value: parts[index] as Expr,
        optional: entry.optional,
      }));
      return fields && { kind, ...place, name, fields };
    }
    case "fold": {
      const { iter, iter2 = "", accu } = node;
      if (typeof iter !== "string" || typeof iter2 !== "string" || typeof accu !== "string") return undefined;
      if (!first || !second || !third || !fourth || !fifth) return undefined;
      return {
        kind,
        ...place,
        iter,
        iter2,
        accu,
        range: first,
        init: second,
        condition: third,
        step: fourth,
        result: fifth,
      };
    }
    default:
      return undefined;
  }
}

function entriesOf({ entries }: Json, wanted: number) {
  if (!Array.isArray(entries) || entries.length !== wanted) return undefined;
  const read = entries.map((one) => {
    const { id, at, name = "", optional } = record(one) ?? {};
    if (!count(id) || !count(at) || typeof name !== "string") return undefined;
    return { place: { id, at }, name, optional: optional === true };
  });
  return read.includes(undefined) ? undefined : read.filter((one) => one !== undefined);
}

function readLiteral({ type, value = "" }: Json): Literal | undefined {
  if (typeof value !== "string") return undefined;
  switch (type) {
    case "null":
      return null;
    case "bool":
      return value === "true";
    case "string":
      return value;
    case "bytes":
      return decodeBase64(value);
    case "double": {
      const double = readDouble(value);
      return double === undefined ? undefined : new Double(double);
    }
    default: {
      if (!/^-?[0-9]{1,20}$/.test(value)) return undefined;
      const number = type === "int" ? toInt(BigInt(value)) : type === "uint" ? toUint(BigInt(value)) : undefined;
      return number instanceof CelError ? undefined : (number as Literal | undefined);
    }
  }
}
