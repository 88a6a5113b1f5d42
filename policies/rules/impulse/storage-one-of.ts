import { storageFindings } from "../../checks/storage.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = cronRelated;

export default rule<ImpulseContext>({
  id: "impulse/storage-one-of",
  kind: "Impulse",
  effect: "deny",
  summary: "The storage policy of an Impulse names one place, one volume and one way to authenticate.",
  why: "Of two, one would be ignored, and which one is not for the author to see.",
  examples: {
    allow: [{ object: impulse({ execution: { storage: { file: { volumeClaimName: "data" } } } }), related }],
    deny: [
      { object: impulse({ execution: { storage: { file: { volumeClaimName: "data", emptyDir: {} } } } }), related },
    ],
  },
  check: ({ facts }) => storageFindings(facts.execution),
});
