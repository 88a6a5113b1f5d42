import { brief } from "@bubustack/api/json";
import { routingRules, targetFindings } from "../../checks/routing.ts";
import { transport } from "../../examples/flow-objects.ts";
import { sleeping, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

const routed = (...targets: readonly string[]) =>
  story({
    pattern: "realtime",
    steps: [sleeping("mix"), sleeping("store")],
    transports: [
      {
        name: "main",
        transportRef: "nats",
        streaming: { routing: { rules: [{ name: "only", action: "allow", target: { steps: targets } }] } },
      },
    ],
  });

const related = [transport({}, "nats")];

export default rule<StoryContext>({
  id: "story/routing-targets",
  kind: "Story",
  effect: "deny",
  summary: "Routing rules name steps of the story, each once.",
  why: "A rule about a step that does not exist is never applied, and what it should have kept away arrives.",
  covers: ["STORY-V-43", "STORY-V-44", "STORY-V-45", "STORY-V-46", "STREAM-16"],
  examples: {
    allow: [{ object: routed("mix", "store"), related }],
    deny: [
      { title: "A misspelt name", object: routed("stroe"), related },
      { title: "A blank name", object: routed(""), related },
      { title: "A repeated name", object: routed("mix", "mix"), related },
    ],
  },
  check: ({ object, facts }) => {
    const rules = (object.spec.transports ?? []).flatMap(({ streaming }, at) =>
      routingRules(["spec", "transports", at, "streaming"], streaming),
    );
    if (rules.length === 0) return [];
    const suggestions = new Suggestions();
    const names = new Set(facts.steps.map(({ step }) => step.name));
    return rules.flatMap((one) =>
      targetFindings(one, (name, path) => {
        if (names.has(name)) return [];
        const mended = suggestions.mend(path, name, () => names, "name a step of this story");
        return [notFound(path, `there is no step ${brief(name)}`, mended)];
      }),
    );
  },
});
