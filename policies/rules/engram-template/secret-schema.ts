import { secretSchemaFindings } from "../../checks/secret-schema.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

export default rule<EngramTemplateContext>({
  id: "engram-template/secret-schema",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "The Secrets that a template asks for can be mounted as it says.",
  why: "A folder that is not absolute, or a prefix that no variable can have, would keep every pod of the component from starting.",
  examples: {
    allow: [
      {
        object: template({
          secretSchema: {
            login: {
              required: true,
              mountType: "both",
              envPrefix: "LOGIN_",
              mountPath: "/etc/login",
              expectedKeys: ["user"],
            },
          },
        }),
      },
    ],
    deny: [
      {
        title: "A relative folder",
        object: template({ secretSchema: { login: { mountType: "file", mountPath: "etc/login" } } }),
      },
      { title: "A prefix that is no name", object: template({ secretSchema: { login: { envPrefix: "2-FACTOR_" } } }) },
      { title: "A repeated key", object: template({ secretSchema: { login: { expectedKeys: ["user", "user"] } } }) },
    ],
  },
  check: ({ object }) => secretSchemaFindings(object.spec.secretSchema),
});
