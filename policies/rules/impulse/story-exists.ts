import { brief } from "@bubustack/api/json";
import { storyAsk, storyTarget } from "../../checks/impulse-story.ts";
import { cronRelated, impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseContext>({
  id: "impulse/story-exists",
  kind: "Impulse",
  effect: "warn",
  summary: "The Story that an Impulse starts exists.",
  why: "The order in which objects are applied is free, so a missing Story is only a warning; events are refused until it is there.",
  covers: ["IMPULSE-W-1", "IMPULSE-W-2"],
  examples: {
    allow: [{ object: impulse(), related: cronRelated }],
    deny: [{ object: impulse(), related: [impulseTemplate()] }],
  },
  needs: storyAsk,
  check: (context) => {
    const target = storyTarget(context);
    if (target === undefined || !context.related.absent("Story", target.namespace, target.name)) return [];
    const message = `Story ${brief(`${target.namespace}/${target.name}`)} does not exist yet`;
    return [notFound(["spec", "storyRef", "name"], message, { fix: "create it, or check the name" })];
  },
});
