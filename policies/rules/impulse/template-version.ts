import { templateAsk } from "../../checks/template.ts";
import { otherVersion } from "../../checks/template-use.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const pinned = (version: string) => impulse({ templateRef: { name: "cron", version } });

export default rule<ImpulseContext>({
  id: "impulse/template-version",
  kind: "Impulse",
  effect: "deny",
  summary: "Where an Impulse pins the version of its template, the template has that version.",
  why: "Another image would listen than the author had in mind.",
  covers: ["IMPULSE-V-5"],
  examples: {
    allow: [{ object: pinned("1.0.0"), related: cronRelated }],
    deny: [{ object: pinned("2.0.0"), related: cronRelated }],
  },
  needs: templateAsk,
  check: (context) => otherVersion(context, context.object.spec.templateRef.version),
});
