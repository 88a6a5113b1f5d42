import { inUse, usersAsk } from "../../checks/in-use.ts";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { guard } from "../../rule.ts";

export default guard<ImpulseTemplateContext>({
  id: "impulse-template/in-use",
  kind: "ImpulseTemplate",
  summary: "A template is not deleted while Impulses use it.",
  why: "Without their template they have no image, and events are lost.",
  examples: {
    allow: [{ object: impulseTemplate(), operation: "DELETE" }],
    deny: [{ object: impulseTemplate(), operation: "DELETE", related: [impulse()] }],
  },
  needs: (context) => usersAsk(context, "impulsesByTemplate"),
  check: (context) => inUse(context, "impulsesByTemplate", "the Impulses"),
});
