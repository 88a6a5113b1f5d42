import { brief } from "@bubustack/api/json";
import { templateAsk, templateSpec, texts } from "../../checks/template.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { notSupported } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<EngramContext>({
  id: "engram/mode-supported",
  kind: "Engram",
  effect: "deny",
  summary: "The mode of an Engram is one that its template supports.",
  why: "A component that is not made for a workload fails in it in ways that are hard to see.",
  covers: ["ENGRAM-V-4"],
  examples: {
    allow: [{ object: engram({ mode: "job" }), related: [template()] }],
    deny: [{ object: engram({ mode: "deployment" }), related: [template()] }],
  },
  needs: templateAsk,
  check: (context) => {
    const { mode } = context.object.spec;
    const spec = templateSpec(context);
    if (mode === undefined || spec === undefined) return [];
    const modes = texts(spec["supportedModes"]);
    if (modes.includes(mode)) return [];
    const list = modes.map((one) => `${brief(one)}`).join(", ");
    const message = `${brief(mode)} is not one of the template's modes: ${list === "" ? "it has none" : list}`;
    const [first] = modes;
    if (first === undefined) return [notSupported(["spec", "mode"], message)];
    return [notSupported(["spec", "mode"], message, { fix: `write "${first}"`, replacement: first })];
  },
});
