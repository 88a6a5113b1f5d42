import { brief } from "@bubustack/api/json";
import { transport } from "../../examples/flow-objects.ts";
import { sleeping, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

const transports = [{ name: "events", transportRef: "nats" }];
const related = [transport({}, "nats")];

export default rule<StoryContext>({
  id: "story/transport-declared",
  kind: "Story",
  effect: "deny",
  summary: "A step uses only transports that the story declares.",
  why: "Nothing would carry the packets of the step.",
  covers: ["STORY-V-41"],
  examples: {
    allow: [{ object: story({ steps: [sleeping("a", { transport: "events" })], transports }), related }],
    deny: [
      {
        title: "A misspelt name",
        object: story({ steps: [sleeping("a", { transport: "event" })], transports }),
        related,
      },
      { title: "None declared", object: story({ steps: [sleeping("a", { transport: "events" })] }) },
    ],
  },
  check: ({ facts }) => {
    const { transports: declared } = facts;
    const suggestions = new Suggestions();
    return facts.allSteps.flatMap(({ step: { transport }, path }) => {
      if (transport === undefined || transport === "" || declared.has(transport)) return [];
      const fix = suggestions.fix(transport, () => declared, "declare it in spec.transports");
      return [notFound([...path, "transport"], `there is no transport ${brief(transport)}`, { fix })];
    });
  },
});
