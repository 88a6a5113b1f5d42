import { templateAsk } from "../../checks/template.ts";
import { otherVersion } from "../../checks/template-use.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const pinned = (version: string) => engram({ templateRef: { name: "http", version } });

export default rule<EngramContext>({
  id: "engram/template-version",
  kind: "Engram",
  effect: "deny",
  summary: "Where an Engram pins the version of its template, the template has that version.",
  why: "Another image would run than the author had in mind.",
  covers: ["ENGRAM-V-3"],
  examples: {
    allow: [{ object: pinned("1.0.0"), related: [template()] }],
    deny: [{ object: pinned("2.0.0"), related: [template()] }],
  },
  needs: templateAsk,
  check: (context) => otherVersion(context, context.object.spec.templateRef.version),
});
