import type { Node } from "./generate.ts";
import { textOf } from "./generate.ts";

/** Which of several texts still show what was found. */
export type StillShows = (texts: readonly string[]) => Promise<readonly boolean[]>;

/** The shortest expressions of a type. */
export type Simplest = (kind: string) => readonly Node[];

/** How many candidates are tried in one round. */
const breadth = 150;

/**
 * The smallest expression that still shows what was found: a part of it alone, or with parts replaced by smaller ones of
 * their type.
 */
export async function shrink(found: Node, simplest: Simplest, stillShows: StillShows): Promise<string> {
  let current = found;
  for (;;) {
    const length = textOf(current).length;
    const candidates = [...descendants(current), ...smaller(current, simplest)]
      .map((node) => ({ node, text: textOf(node) }))
      .filter(({ text }) => text.length < length)
      .sort((a, b) => a.text.length - b.text.length)
      .slice(0, breadth);
    const shown = await stillShows(candidates.map(({ text }) => text));
    const next = candidates.find((_, i) => shown[i]);
    if (next === undefined) return textOf(current);
    current = next.node;
  }
}

/** Every expression that has one part replaced by a descendant of its type or by one of the simplest. */
function smaller(node: Node, simplest: Simplest): readonly Node[] {
  const own = [...descendants(node).filter(({ kind }) => kind === node.kind), ...simplest(node.kind)];
  const inner = node.children.flatMap((child, i) =>
    smaller(child, simplest).map((other) => ({ ...node, children: node.children.with(i, other) })),
  );
  return [...own, ...inner];
}

function descendants({ children }: Node): readonly Node[] {
  return children.flatMap((child) => [child, ...descendants(child)]);
}
