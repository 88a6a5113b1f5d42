import { movedVersion } from "../../checks/deleting.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

const image = "registry.example.com/http:1.0.1";

export default rule<EngramTemplateContext>({
  id: "engram-template/version-moves",
  kind: "EngramTemplate",
  effect: "warn",
  summary: "A template gets a new version when it changes.",
  why: "Engrams pin versions; one version with two meanings makes the pin worthless.",
  on: ["UPDATE"],
  examples: {
    allow: [{ object: template({ version: "1.0.1", image }), old: template() }],
    deny: [{ object: template({ image }), old: template() }],
  },
  check: ({ object, old }) => movedVersion(object, old),
});
