import { userFindings } from "../../checks/security.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const running = (runAsUser: number) => ({
  object: impulse({ execution: { security: { runAsUser } } }),
  related: cronRelated,
});

export default rule<ImpulseContext>({
  id: "impulse/run-as-user",
  kind: "Impulse",
  effect: "deny",
  summary: "Where an Impulse sets a user id, it is above 0.",
  why: "The platform starts no pod as root, so the component would never listen.",
  covers: ["RECON-8"],
  examples: { allow: [running(1000)], deny: [running(0)] },
  check: ({ facts }) => userFindings(facts.execution),
});
