import { permitted } from "../edges/permission.ts";
import type { ImpulseContext } from "../facts/impulse.ts";
import type { Ask } from "../related.ts";

/** The Story that an Impulse starts, as far as may be asked about it. */
export function storyTarget(
  context: ImpulseContext,
): { readonly namespace: string; readonly name: string } | undefined {
  const edge = context.facts.edges(context.namespace).find(({ row }) => row.to === "Story");
  if (edge === undefined || permitted(context, edge) === "no") return undefined;
  return { namespace: edge.to.namespace, name: edge.to.name };
}

/** The ask for it. */
export function storyAsk(context: ImpulseContext): readonly Ask[] {
  const target = storyTarget(context);
  return target === undefined ? [] : [{ verb: "get", kind: "Story", ...target }];
}
