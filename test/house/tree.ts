import { stripTypeScriptTypes } from "node:module";
import { parseSync } from "vite";

/** A node of an ESTree, as far as a walk over any code needs it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** True for values that are nodes. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The tree of a module without its types, which is what Node runs. */
export function tree(path: string, text: string): Node {
  const result = parseSync("module.js", path.endsWith("ts") ? stripTypeScriptTypes(text) : text);
  if (result.errors.length > 0) throw new Error(`${path} does not parse: ${result.errors[0]?.message}`);
  const { program }: { readonly program: unknown } = result;
  if (!isNode(program)) throw new Error(`${path} has no program`);
  return program;
}

/** The nodes directly below a node, with the field that holds them. */
export function children(node: Node): readonly (readonly [field: string, child: Node])[] {
  return Object.entries(node).flatMap(([field, value]) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.filter(isNode).map((child) => [field, child] as const);
  });
}

/** Every node with the one above it, parents first. */
export function* walk(node: Node, parent?: Node, field = ""): Generator<readonly [Node, Node | undefined, string]> {
  yield [node, parent, field];
  for (const [name, child] of children(node)) yield* walk(child, node, name);
}

/** The line of a position, counted from 1. Types are stripped to blanks, so positions are the source's. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

/** The name of an identifier or of a member that is not computed; undefined for anything else. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Identifier" && typeof node.name === "string") return node.name;
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  return undefined;
}
