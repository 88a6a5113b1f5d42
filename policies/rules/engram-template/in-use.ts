import { inUse, usersAsk } from "../../checks/in-use.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { guard } from "../../rule.ts";

export default guard<EngramTemplateContext>({
  id: "engram-template/in-use",
  kind: "EngramTemplate",
  summary: "A template is not deleted while Engrams use it.",
  why: "Without their template they have no image, and every run that needs them waits.",
  examples: {
    allow: [{ object: template(), operation: "DELETE" }],
    deny: [{ object: template(), operation: "DELETE", related: [engram()] }],
  },
  needs: (context) => usersAsk(context, "engramsByTemplate"),
  check: (context) => inUse(context, "engramsByTemplate", "the Engrams"),
});
