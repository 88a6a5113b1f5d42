import { strangers, unreadable, unstable } from "../../checks/template-text.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

const keyed = (keyTemplate: string) => ({
  object: impulseTemplate({ deliveryPolicy: { dedupe: { mode: "key", keyTemplate } } }),
});

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/key-template",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary:
    "The key of an event is a template that can be read, over the event's inputs, and always comes out the same.",
  why: "Impulses take it over as it stands; a key that cannot be computed loses every event of all of them.",
  examples: {
    allow: [keyed("{{ inputs.id }}")],
    deny: [
      { title: "A misspelt root", ...keyed("{{ .input.id }}") },
      { title: "Chance", ...keyed("{{ uuidv4 }}") },
    ],
  },
  check: ({ facts: { keys } }) => [...unreadable(keys), ...strangers(keys), ...unstable(keys)],
});
