import { SchemaBudget, schemaFindings, under, valueFindings } from "../../checks/user-schema.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const outputsSchema = {
  type: "object",
  required: ["status"],
  properties: { status: { type: "integer" }, body: { type: "string" } },
};

export default rule<StoryContext>({
  id: "story/output-fits",
  kind: "Story",
  effect: "deny",
  summary: "What the `output` of a story says without templates fits its `outputsSchema`.",
  why: "A run whose output does not fit fails at its very end, after all its steps. A template may become anything that the schema asks for.",
  examples: {
    allow: [{ object: story({ outputsSchema, output: { status: "{{ 200 }}", body: "all done" } }) }],
    deny: [
      { title: "A field that is missing", object: story({ outputsSchema, output: { body: "all done" } }) },
      { title: "A text that is surely one", object: story({ outputsSchema, output: { status: "took {{ 200 }}" } }) },
    ],
  },
  check: ({ object }) => {
    const { output, outputsSchema: schema } = object.spec;
    if (output === undefined || schema === undefined) return [];
    // A schema that cannot be used is told where it stands.
    if (schemaFindings(schema, []).length > 0) return [];
    const called = () => "the outputsSchema of the story";
    return valueFindings(
      { schema, called, value: output, place: under(["spec", "output"]), templates: true },
      new SchemaBudget(),
    );
  },
});
