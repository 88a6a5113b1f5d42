import type { Static } from "../../schema.ts";
import { anyObject, enums, object, optional } from "../../schema.ts";
import { plainDigest } from "../parts/digest.ts";
import { recordType } from "../record-type.ts";

const data = object("What an installation decides, where it is another than before.", {
  what: enums(
    "Settings with the built-in rules, the policies in force, or what the API server calls the webhook for.",
    ["settings", "policies", "registration"],
  ),
  digest: plainDigest("Digest of it now: what `judgedBy.digest` of decisions by rules, or by policies, has."),
  previous: optional(plainDigest("Digest of it before; absent for the first of a process.")),
  content: optional(
    anyObject(
      "Of settings all of them, which hold no secrets. Of policies and exceptions their digests by `<Kind>/<namespace>/<name>`, where they fit.",
    ),
  ),
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
