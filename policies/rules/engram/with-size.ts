import { sizeFindings } from "../../checks/size.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/with-size",
  kind: "Engram",
  effect: "deny",
  summary: "The configuration of an Engram is bounded in size.",
  why: "It is copied into every StepRun of the Engram. Bytes are counted as the API server encodes them: `<`, `>` and `&` take six.",
  covers: ["ENGRAM-V-6", "COMMON-3"],
  examples: {
    allow: [{ object: engram({ with: { url: "https://example.com" } }), related }],
    deny: [{ object: engram({ with: { text: "x".repeat(5_000) } }), related }],
  },
  check: ({ object, settings: { maxInlineBytes } }) => sizeFindings(["spec", "with"], object.spec.with, maxInlineBytes),
});
