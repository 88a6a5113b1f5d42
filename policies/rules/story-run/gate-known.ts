import { brief } from "@bubustack/api/json";
import { byKey } from "../../checks/by-key.ts";
import { referenceAsk } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { sleeping, story, storyRun } from "../../examples/objects.ts";
import { gateNames } from "../../facts/known-story.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { didYouMean } from "../../suggest.ts";

const subResource = "status";
const related = [story({ steps: [sleeping("nap"), { name: "release", type: "gate" }] }, { name: "hello" })];
const approved = (gate: string) => storyRun({}, {}, { gates: { [gate]: { state: "Approved" } } });

/** The gates that this write decides. */
function decided({ object, old }: StoryRunContext): readonly string[] {
  return byKey(object.status?.gates ?? {}).flatMap(([name, { state }]) =>
    state === undefined || state === old?.status?.gates?.[name]?.state ? [] : [name],
  );
}

export default rule<StoryRunContext>({
  id: "story-run/gate-known",
  kind: "StoryRun",
  effect: "warn",
  about: "status",
  summary: "A gate that is decided is one of the Story.",
  why: "A decision under another name has no effect, and the run goes on waiting. A Story that has changed since the run started is why this is only a warning.",
  on: ["UPDATE"],
  examples: {
    allow: [{ subResource, object: approved("release"), old: storyRun(), related }],
    deny: [{ subResource, object: approved("relaese"), old: storyRun(), related }],
  },
  needs: (context) => (decided(context).length === 0 ? [] : referenceAsk(context, storyOf(context))),
  check: (context) => {
    const { name, namespace } = context.object.spec.storyRef;
    const found = context.related.get("Story", namespace || context.namespace, name);
    if (found === undefined) return [];
    const gates = gateNames(found);
    return decided(context)
      .filter((gate) => !gates.includes(gate))
      .map((gate) => {
        const fix = didYouMean(gate, gates, "name a gate of the Story");
        return notFound(["status", "gates", gate], `the Story has no gate ${brief(gate)}`, { fix });
      });
  },
});
