import { storageFindings } from "../../checks/storage.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/storage-one-of",
  kind: "Engram",
  effect: "deny",
  summary: "A storage policy of an Engram names one place, one volume and one way to authenticate.",
  why: "Of two, one would be ignored, and which one is not for the author to see.",
  examples: {
    allow: [{ object: engram({ overrides: { storage: { file: { volumeClaimName: "data" } } } }), related }],
    deny: [
      { object: engram({ overrides: { storage: { file: { volumeClaimName: "data", emptyDir: {} } } } }), related },
    ],
  },
  check: ({ facts }) => storageFindings(facts.execution),
});
