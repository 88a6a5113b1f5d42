import { secretSchemaFindings } from "../../checks/secret-schema.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/secret-schema",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "The Secrets that a template asks for can be mounted as it says.",
  why: "A folder that is not absolute, or a prefix that no variable can have, would keep every pod of the component from starting.",
  examples: {
    allow: [
      {
        object: impulseTemplate({
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
        object: impulseTemplate({ secretSchema: { login: { mountType: "file", mountPath: "etc/login" } } }),
      },
      {
        title: "A prefix that is no name",
        object: impulseTemplate({ secretSchema: { login: { envPrefix: "2-FACTOR_" } } }),
      },
      {
        title: "A repeated key",
        object: impulseTemplate({ secretSchema: { login: { expectedKeys: ["user", "user"] } } }),
      },
    ],
  },
  check: ({ object }) => secretSchemaFindings(object.spec.secretSchema),
});
