import type { Static } from "../schema.ts";
import { boolean, enums, list, object, optional, string } from "../schema.ts";

/** A Secret that a component wants, under a name of the template's choice. */
export const secretDefinition = object("A Secret that the component wants, and how it reaches the container.", {
  required: optional(boolean("An Engram must name a Secret for it; default false.")),
  description: optional(string("What it is for; at most 4,096 characters.", { maxLength: 4_096 })),
  mountType: optional(enums("As environment variables, as files, or both; default `env`.", ["env", "file", "both"])),
  envPrefix: optional(string("Put before the names of the environment variables.", { maxLength: 253 })),
  mountPath: optional(string("Folder of the files.", { maxLength: 4_096 })),
  expectedKeys: optional(
    list("Keys that the Secret must have; at most 100.", string("A key.", { maxLength: 253 }), { maxItems: 100 }),
  ),
});
export type SecretDefinition = Static<typeof secretDefinition>;
