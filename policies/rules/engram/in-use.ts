import { inUse, usersAsk } from "../../checks/in-use.ts";
import { engram, running, story } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { guard } from "../../rule.ts";

export default guard<EngramContext>({
  id: "engram/in-use",
  kind: "Engram",
  summary: "An Engram is not deleted while Stories of its namespace run it.",
  why: "Their runs would wait for an Engram that is gone.",
  examples: {
    allow: [{ object: engram(), operation: "DELETE" }],
    deny: [
      {
        object: engram(),
        operation: "DELETE",
        related: [story({ steps: [running("get", "demo")] }, { name: "parent" })],
      },
    ],
  },
  needs: (context) => usersAsk(context, "storiesByEngram"),
  check: (context) => inUse(context, "storiesByEngram", "the Stories"),
});
