import { movedVersion } from "../../checks/deleting.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

const image = "registry.example.com/cron:1.0.1";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/version-moves",
  kind: "ImpulseTemplate",
  effect: "warn",
  summary: "A template gets a new version when it changes.",
  why: "Impulses pin versions; one version with two meanings makes the pin worthless.",
  on: ["UPDATE"],
  examples: {
    allow: [{ object: impulseTemplate({ version: "1.0.1", image }), old: impulseTemplate() }],
    deny: [{ object: impulseTemplate({ image }), old: impulseTemplate() }],
  },
  check: ({ object, old }) => movedVersion(object, old),
});
