import { schemaFindings } from "../../checks/user-schema.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/outputs-schema",
  kind: "Story",
  effect: "deny",
  summary: "The `outputsSchema` of a story is a JSON Schema of draft 7 or 2020-12 that refers to itself only.",
  why: "The output of every run is judged by it when all the work is done; a schema that cannot be read would fail them all.",
  covers: ["STORY-V-31", "COMMON-6"],
  examples: {
    allow: [{ object: story({ outputsSchema: { type: "object", properties: { body: { type: "string" } } } }) }],
    deny: [
      {
        title: "Bounds that nothing fits",
        object: story({ outputsSchema: { properties: { body: { minLength: 5, maxLength: 2 } } } }),
      },
      {
        title: "A definition that is not there",
        object: story({ outputsSchema: { $ref: "#/$defs/bdy", $defs: { body: { type: "string" } } } }),
      },
    ],
  },
  check: ({ object }) => schemaFindings(object.spec.outputsSchema, ["spec", "outputsSchema"]),
});
