import { storageFindings } from "../../checks/storage.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/storage-one-of",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "The storage that a template recommends is one place, with one volume and one way to authenticate.",
  why: "Of two, one would be ignored, and which one is not for the author to see.",
  examples: {
    allow: [{ object: impulseTemplate({ execution: { storage: { file: { emptyDir: {} } } } }) }],
    deny: [
      { object: impulseTemplate({ execution: { storage: { file: { volumeClaimName: "data", emptyDir: {} } } } }) },
    ],
  },
  check: ({ facts }) => storageFindings(facts.execution),
});
