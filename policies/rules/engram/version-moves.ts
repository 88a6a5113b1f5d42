import { movedVersion } from "../../checks/deleting.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/version-moves",
  kind: "Engram",
  effect: "warn",
  summary: "An Engram that names its version gets a new one when it changes.",
  why: "References pin versions; one version with two meanings makes the pin worthless.",
  on: ["UPDATE"],
  examples: {
    allow: [{ object: engram({ version: "2", with: { a: 1 } }), old: engram({ version: "1" }), related }],
    deny: [{ object: engram({ version: "1", with: { a: 1 } }), old: engram({ version: "1" }), related }],
  },
  check: ({ object, old }) => movedVersion(object, old),
});
