import { schemaFindings } from "../../checks/user-schema.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/inputs-schema",
  kind: "Story",
  effect: "deny",
  summary: "The `inputsSchema` of a story is a JSON Schema of draft 7 or 2020-12 that refers to itself only.",
  why: "Every run is judged by it, and a schema that cannot be read would refuse them all. What a schema names elsewhere is never fetched.",
  covers: ["STORY-V-30", "COMMON-6"],
  examples: {
    allow: [
      {
        object: story({
          inputsSchema: {
            type: "object",
            required: ["city"],
            properties: { city: { type: "string" }, days: { $ref: "#/$defs/days" } },
            $defs: { days: { type: "integer", minimum: 1, default: 7 } },
          },
        }),
      },
    ],
    deny: [
      {
        title: "A type that does not exist",
        object: story({ inputsSchema: { properties: { city: { type: "text" } } } }),
      },
      {
        title: "A reference to another document",
        object: story({ inputsSchema: { properties: { city: { $ref: "https://example.com/city.json" } } } }),
      },
      {
        title: "A pattern that has no linear-time form",
        object: story({ inputsSchema: { properties: { city: { pattern: "^(?!bad)" } } } }),
      },
    ],
  },
  check: ({ object }) => schemaFindings(object.spec.inputsSchema, ["spec", "inputsSchema"]),
});
