import { isObject } from "@bubustack/api/json";
import { storyAsk, storyTarget } from "../../checks/impulse-story.ts";
import { valuesByStory } from "../../checks/user-schema.ts";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const inputsSchema = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, count: { type: "integer" } },
  additionalProperties: false,
};
const related = [impulseTemplate(), story({ inputsSchema }, { name: "hello" })];
const mapped = (mapping: { readonly [name: string]: string | number }) => ({ object: impulse({ mapping }), related });

export default rule<ImpulseContext>({
  id: "impulse/mapping-fits",
  kind: "Impulse",
  effect: "warn",
  summary: "A mapping gives the inputs that the Story asks for, and no others.",
  why: "Runs with other inputs are refused, which shows only when an event comes in. It is a warning, as a component may add inputs of its own.",
  examples: {
    allow: [
      mapped({ id: "{{ .event.id }}", count: "{{ .event.count }}" }),
      { title: "No mapping: the component makes the inputs", object: impulse(), related },
    ],
    deny: [
      { title: "An input is missing", ...mapped({ count: 1 }) },
      { title: "A misspelt input", ...mapped({ id: "{{ .event.id }}", cuont: 1 }) },
    ],
  },
  needs: storyAsk,
  check: (context) => {
    const { mapping } = context.object.spec;
    const target = storyTarget(context);
    const found = target && context.related.get("Story", target.namespace, target.name);
    if (mapping === undefined || !isObject(found)) return [];
    return valuesByStory(found, mapping, ["spec", "mapping"], { templates: true });
  },
});
