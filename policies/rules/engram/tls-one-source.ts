import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/tls-one-source",
  kind: "Engram",
  effect: "deny",
  summary: "The certificate of an Engram comes from its own Secret or from the installation, not from both.",
  why: "Of two certificates one would be ignored, and which one is not for the author to see.",
  examples: {
    allow: [{ object: engram({ transport: { tls: { secretRef: { name: "http-tls" } } } }), related }],
    deny: [
      { object: engram({ transport: { tls: { secretRef: { name: "http-tls" }, useDefaultTLS: true } } }), related },
    ],
  },
  check: ({ object }) => {
    const tls = object.spec.transport?.tls;
    if (tls?.useDefaultTLS !== true || (tls.secretRef?.name ?? "") === "") return [];
    const message = "names a Secret and asks for the certificate of the installation too";
    return [forbidden(["spec", "transport", "tls"], message, { fix: "keep secretRef or useDefaultTLS" })];
  },
});
