import { schemaFindings } from "../../checks/user-schema.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/schemas",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "The schemas of a template are JSON Schemas of draft 7 or 2020-12 that refer to themselves only.",
  why: "Impulses and what they send are judged by them; one that cannot be read would refuse every Impulse that uses the template.",
  covers: ["RECON-2"],
  examples: {
    allow: [{ object: impulseTemplate({ configSchema: { type: "object" }, contextSchema: { required: ["event"] } }) }],
    deny: [
      { title: "A keyword of the wrong form", object: impulseTemplate({ configSchema: { required: "schedule" } }) },
      { title: "A type that does not exist", object: impulseTemplate({ contextSchema: { type: "map" } }) },
    ],
  },
  check: ({ object }) =>
    (["configSchema", "contextSchema"] as const).flatMap((field) =>
      schemaFindings(object.spec[field], ["spec", field]),
    ),
});
