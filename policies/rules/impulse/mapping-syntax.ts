import { unreadable } from "../../checks/template-text.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const mapped = (id: string) => ({ object: impulse({ mapping: { id } }), related: cronRelated });

export default rule<ImpulseContext>({
  id: "impulse/mapping-syntax",
  kind: "Impulse",
  effect: "deny",
  summary: "The templates of a mapping can be read, and call functions that exist with as many arguments as they take.",
  why: "What cannot be read gives no inputs, and every event would be lost. What a mapping may read is for the component to say.",
  examples: {
    allow: [mapped("{{ .event.id | lower }}")],
    deny: [
      { title: "Braces that are not closed", ...mapped("{{ .event.id") },
      { title: "A function that there is not", ...mapped("{{ lowercase .event.id }}") },
    ],
  },
  check: ({ facts }) => unreadable(facts.mapping),
});
