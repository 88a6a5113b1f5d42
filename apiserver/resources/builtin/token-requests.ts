/** What is asked for at `serviceaccounts/token`. It has no collection of its own. */
import { rootSchema } from "../metadata-schema.ts";
import { int, listOf, object, text } from "../schema-words.ts";
import { define } from "./define.ts";

const texts = (description: string) => listOf(description, { type: "string" });

const schema = rootSchema("A TokenRequest asks for a token of a ServiceAccount.", {
  spec: object("What is asked.", {
    audiences: texts("Who the token is meant for; empty for this server."),
    boundObjectRef: object("The object with which the token ends.", {
      apiVersion: text("Group and version of the object."),
      kind: text("Pod or Secret."),
      name: text("Name of the object."),
      uid: text("Identity of the object."),
    }),
    expirationSeconds: { ...int("Seconds until the token ends; at least 600.", "int64"), default: 3600 },
  }),
  status: object("The answer.", {
    expirationTimestamp: { type: "string", format: "date-time", description: "When the token ends." },
    token: text("The token."),
  }),
});

export const tokenRequests = define({
  group: "authentication.k8s.io",
  kind: "TokenRequest",
  namespaced: true,
  schema,
  verbs: ["create"],
});
