import { storageFindings } from "../../checks/storage.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

export default rule<EngramTemplateContext>({
  id: "engram-template/storage-one-of",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "The storage that a template recommends is one place, with one volume and one way to authenticate.",
  why: "Of two, one would be ignored, and which one is not for the author to see.",
  examples: {
    allow: [{ object: template({ execution: { storage: { file: { emptyDir: {} } } } }) }],
    deny: [{ object: template({ execution: { storage: { file: { volumeClaimName: "data", emptyDir: {} } } } }) }],
  },
  check: ({ facts }) => storageFindings(facts.execution),
});
