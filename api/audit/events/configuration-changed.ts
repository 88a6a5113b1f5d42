import type { Static } from "../../schema.ts";
import { anyObject, enums, object, optional } from "../../schema.ts";
import { plainDigest } from "../parts/digest.ts";
import { recordType } from "../record-type.ts";

const data = object("What an installation decides, where it is another than before.", {
  what: enums("The settings, the policies in force, or what the API server calls the webhook for.", [
    "settings",
    "policies",
    "registration",
  ]),
  digest: plainDigest("Digest of it now."),
  previous: optional(plainDigest("Digest of it before; absent where this log has none.")),
  content: optional(anyObject("The whole of it, where it is settings; they hold no secrets.")),
});
export type ConfigurationChanged = Static<typeof data>;

const settings: ConfigurationChanged = {
  what: "settings",
  digest: `sha256:${"1".repeat(64)}`,
  previous: `sha256:${"2".repeat(64)}`,
  content: { crossNamespace: "grant", maxRetries: 3 },
};

/** The replica goes on with another configuration than before. */
export const configurationChanged = recordType({
  what: "configuration.changed",
  class: "act",
  description: "A replica judges by another configuration than the last that its log has.",
  data,
  examples: [settings],
});
