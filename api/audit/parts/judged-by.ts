import { list, object, optional, string } from "../../schema.ts";
import { plainDigest } from "./digest.ts";
import { contentFields } from "./object.ts";

/** Policies that are kept one by one; whoever has the digest of all finds the rest by `policy.changed`. */
export const mostPolicies = 64;

/** Under which version of everything something was decided. */
export const judgedBy = object("What it was decided by.", {
  digest: string(
    "SHA-256 (hex) of rules, settings and policies together, as the answer's audit annotation `digest` has it; empty where nothing was judged.",
    { pattern: "^([0-9a-f]{64})?$" },
  ),
  rules: optional(plainDigest("Digest of the built-in rules' ids and the settings.")),
  policies: optional(
    list(
      `Policies that were asked and exceptions that were used, the first ${mostPolicies}. Absent where there were none.`,
      object("A policy or an exception, and its content.", {
        ...contentFields,
        digest: plainDigest("Digest of its kind, namespace, name and spec."),
      }),
      { maxItems: mostPolicies },
    ),
  ),
});
