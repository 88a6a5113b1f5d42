import { cycles, cycleText } from "@bubustack/engine/dag/cycles";
import { graph } from "@bubustack/engine/dag/graph";
import { executing, steps, story } from "../../examples/objects.ts";
import type { Block, StepFact } from "../../facts/block.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const other = [story({}, { name: "other" })];

export default rule<StoryContext>({
  id: "story/template-needs-acyclic",
  kind: "Story",
  effect: "deny",
  summary: "Steps do not wait for each other in a circle by what their templates read.",
  why: "A step waits for the steps that its templates read, as if they stood in `needs`.",
  examples: {
    allow: [
      {
        object: steps(executing("a", "other"), {
          ...executing("b", "other"),
          needs: ["a"],
          if: "{{ steps.a.output.ok }}",
        }),
        related: other,
      },
    ],
    deny: [
      {
        object: steps(
          { ...executing("a", "other"), if: "{{ steps.b.output.ok }}" },
          { ...executing("b", "other"), if: "{{ steps.a.output.ok }}" },
        ),
        related: other,
      },
    ],
  },
  check: ({ facts }) => {
    const implied = new Map<Block, Map<StepFact, string[]>>();
    for (const { site, other: read, relation } of facts.reads.known) {
      // A read across blocks is ordered by them, and one between a branch and what is around it is refused elsewhere.
      if (relation !== "unordered" || site.fact?.block !== read.block) continue;
      const ofBlock = implied.get(read.block) ?? new Map<StepFact, string[]>();
      implied.set(read.block, ofBlock);
      ofBlock.set(site.fact, [...(ofBlock.get(site.fact) ?? []), read.step.name]);
    }
    return [...implied].flatMap(([block, edges]) => circles(block, edges));
  },
});

/** Circles that `needs` alone does not have: those are reported for themselves. */
function circles(block: Block, implied: ReadonlyMap<StepFact, readonly string[]>): readonly Found[] {
  if (cycles(block.graph).length > 0) return [];
  const nodes = block.steps.map((fact) => ({
    name: fact.step.name,
    needs: [...(fact.step.needs ?? []), ...(implied.get(fact) ?? [])],
  }));
  const all = graph(nodes, () => true);
  return cycles(all).map((cycle) => {
    const message = `by what they read, steps wait for each other: ${cycleText(all, cycle)}`;
    return invalid(block.pathOf(cycle.members[0] ?? 0), message, { fix: "read fewer steps in one of them" });
  });
}
