import { movedVersion } from "../../checks/deleting.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = cronRelated;

export default rule<ImpulseContext>({
  id: "impulse/version-moves",
  kind: "Impulse",
  effect: "warn",
  summary: "An Impulse that names its version gets a new one when it changes.",
  why: "References pin versions; one version with two meanings makes the pin worthless.",
  on: ["UPDATE"],
  examples: {
    allow: [{ object: impulse({ version: "2", with: { a: 1 } }), old: impulse({ version: "1" }), related }],
    deny: [{ object: impulse({ version: "1", with: { a: 1 } }), old: impulse({ version: "1" }), related }],
  },
  check: ({ object, old }) => movedVersion(object, old),
});
