import type { Node } from "./model.ts";

/** Marks the schemas below which some default stands, so that filling in passes by all others. */
export function markFilling(nodes: Iterable<Node>): void {
  const above = new Map<Node, Node[]>();
  const open: Node[] = [];
  for (const node of nodes) {
    if (node.parts.default !== undefined) open.push(node);
    for (const part of below(node)) {
      const known = above.get(part);
      if (known === undefined) above.set(part, [node]);
      else known.push(node);
    }
  }
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.parts.fills === true) continue;
    node.parts.fills = true;
    for (const one of above.get(node) ?? []) open.push(one);
  }
}

function below({ parts }: Node): readonly Node[] {
  const { properties, additional, prefix = [], items, joined = [] } = parts;
  const found = [...(properties?.values() ?? []), ...prefix, ...joined];
  if (additional !== undefined) found.push(additional);
  if (items !== undefined) found.push(items);
  return found;
}
