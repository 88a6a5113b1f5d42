import { strangers, unreadable, unstable } from "../../checks/template-text.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const keyed = (keyTemplate: string) => ({
  object: impulse({ deliveryPolicy: { dedupe: { mode: "key", keyTemplate } } }),
  related: cronRelated,
});

export default rule<ImpulseContext>({
  id: "impulse/key-template",
  kind: "Impulse",
  effect: "deny",
  summary:
    "The key of an event is a template that can be read, over the event's inputs, and always comes out the same.",
  why: "A key that cannot be computed loses every event, and one that differs from try to try starts a run for each.",
  examples: {
    allow: [keyed("{{ inputs.id }}"), { title: "A text", ...keyed("once") }],
    deny: [
      { title: "Braces that are not closed", ...keyed("{{ inputs.id") },
      { title: "Steps: there are none yet", ...keyed("{{ steps.a.output }}") },
      { title: "The time", ...keyed("{{ now | unixEpoch }}") },
    ],
  },
  check: ({ facts: { keys } }) => [...unreadable(keys), ...strangers(keys), ...unstable(keys)],
});
