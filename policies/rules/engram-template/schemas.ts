import { schemaFindings } from "../../checks/user-schema.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

export default rule<EngramTemplateContext>({
  id: "engram-template/schemas",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "The schemas of a template are JSON Schemas of draft 7 or 2020-12 that refer to themselves only.",
  why: "Engrams, steps and outputs are judged by them; one that cannot be read would refuse every Story that uses the template.",
  covers: ["RECON-2"],
  examples: {
    allow: [
      {
        object: template({
          configSchema: { type: "object", properties: { endpoint: { type: "string", required: true } } },
          inputSchema: { $ref: "#/definitions/request", definitions: { request: { type: "object" } } },
          outputSchema: { type: "object", additionalProperties: true },
        }),
      },
    ],
    deny: [
      { title: "A keyword of the wrong form", object: template({ configSchema: { properties: ["endpoint"] } }) },
      { title: "A schema that never ends", object: template({ inputSchema: { allOf: [{ $ref: "#" }] } }) },
      {
        title: "A draft that is not known",
        object: template({ outputSchema: { $schema: "http://json-schema.org/draft-04/schema#" } }),
      },
    ],
  },
  check: ({ object }) =>
    (["configSchema", "inputSchema", "outputSchema"] as const).flatMap((field) =>
      schemaFindings(object.spec[field], ["spec", field]),
    ),
});
