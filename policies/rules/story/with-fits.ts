import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import { stepInput } from "../../checks/step-input.ts";
import { engramAndTemplateAsks, reachableEngrams, templateOf } from "../../checks/targets.ts";
import { SchemaBudget, valueFindings } from "../../checks/user-schema.ts";
import { engram, running, steps, template } from "../../examples/objects.ts";
import type { StepFact } from "../../facts/block.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { rule } from "../../rule.ts";

const inputSchema = {
  type: "object",
  required: ["url"],
  additionalProperties: false,
  properties: {
    url: { type: "string", pattern: "^https?://" },
    method: { enum: ["GET", "POST"], default: "GET" },
    retries: { type: "integer", minimum: 0 },
  },
};
const related = [engram({}, { name: "fetch" }), template({ inputSchema })];
const url = "https://example.com";

export default rule<StoryContext>({
  id: "story/with-fits",
  kind: "Story",
  effect: "deny",
  summary: "What a step passes (`with`, then `runtime`) fits the input schema of its Engram's template.",
  why: "The component would refuse it in every run. A template may become anything that the schema asks for, a reference to a payload too; defaults of the schema and of the Engram are filled in first.",
  covers: ["STORY-V-11", "COMMON-6"],
  examples: {
    allow: [
      { object: steps(running("get", "fetch", { with: { url, retries: "{{ inputs.retries }}" } })), related },
      {
        title: "The Engram says the rest",
        object: steps(running("get", "fetch", { with: { retries: 2 } })),
        related: [engram({ with: { url } }, { name: "fetch" }), template({ inputSchema })],
      },
    ],
    deny: [
      { title: "Nothing is passed", object: steps(running("get", "fetch")), related },
      {
        title: "A misspelt field, and values that do not fit",
        object: steps(running("get", "fetch", { with: { url: "ftp://example.com", method: "GTE", retrys: 2 } })),
        related,
      },
      {
        title: "A template with text around it is a string",
        object: steps(running("get", "fetch", { with: { url, retries: "about {{ inputs.retries }}" } })),
        related,
      },
    ],
  },
  needs: engramAndTemplateAsks,
  check: (context) => {
    const budget = new SchemaBudget();
    return reachableEngrams(context).flatMap((one) => {
      const name = templateOf(context, one);
      const schema = specOf(context.related.get("EngramTemplate", "", name))["inputSchema"];
      if (!isObject(schema)) return [];
      const used = specOf(context.related.get("Engram", one.namespace, one.name))["with"];
      const called = () => `the inputSchema of template ${brief(name)}`;
      return one.by.flatMap(({ fact }) => fits(context, fact, { schema, called, used }, budget));
    });
  },
});

interface Wanted {
  readonly schema: JsonObject;
  readonly called: () => string;
  /** `with` of the Engram. */
  readonly used: Json | undefined;
}

function fits(context: StoryContext, fact: StepFact, wanted: Wanted, budget: SchemaBudget): readonly Found[] {
  // What the schema of the kind refused is reported, and not here to be judged; nor is a step that is two things.
  if (fact.step.type !== undefined || (fact.step.with === undefined && refused(context, fact))) return [];
  const { schema, called, used } = wanted;
  const { value, place } = stepInput(fact, used, schema);
  return valueFindings({ schema, called, value, place, templates: true }, budget);
}

function refused(context: StoryContext, fact: StepFact): boolean {
  const path = [...fact.path, "with"];
  return context.refused?.(path) === true || context.facts.refused(path);
}

function specOf(object: JsonObject | undefined): JsonObject {
  const spec = object?.["spec"];
  return isObject(spec) ? spec : {};
}
