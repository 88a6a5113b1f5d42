import type { Document } from "./document.ts";
import type { Node } from "./model.ts";

/**
 * Refuses schemas that lead back to themselves for the same value (`{"$ref": "#"}`): judging by one would never end.
 * Iterative: a chain of references may be as long as the document.
 */
export function refuseCircles(document: Document): void {
  const open = new Set<Node>();
  const done = new Set<Node>();
  for (const start of document.nodes.values()) {
    const stack: { readonly node: Node; next: number }[] = [{ node: start, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top === undefined) break;
      const { node } = top;
      if (top.next === 0) {
        if (done.has(node)) {
          stack.pop();
          continue;
        }
        open.add(node);
      }
      const next = node.inPlace[top.next];
      top.next++;
      if (next === undefined) {
        open.delete(node);
        done.add(node);
        stack.pop();
      } else if (open.has(next)) {
        document.refuse(
          node.path,
          "leads back to itself for the same value, without end",
          "refer to it from a property or item",
        );
        return;
      } else if (!done.has(next)) stack.push({ node: next, next: 0 });
    }
  }
}
