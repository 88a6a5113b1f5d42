import type { Static } from "../../schema.ts";
import { enums, object, optional, string } from "../../schema.ts";
import { keyedDigest } from "./digest.ts";

/** Findings of a decision that are kept one by one. */
export const mostFindings = 64;

/** One reason of a decision: which rule, about which field; the words only as a digest, since they hold values. */
export const finding = object("One finding.", {
  rule: string(
    "Id of the rule; `clusterpolicies/<name>/<validation>` or `policies/<namespace>/<name>/<validation>` of a policy.",
    { maxLength: 512 },
  ),
  path: string("The field that it is about; empty for the object. What does not fit ends in an ellipsis.", {
    maxLength: 512,
  }),
  code: string("What is wrong, in the words of Kubernetes' field errors, such as `FieldValueInvalid`.", {
    maxLength: 64,
  }),
  messageDigest: optional(keyedDigest("Keyed digest of the message.")),
  action: enums("What came of it.", ["deny", "warn"]),
});

export type FindingRecord = Static<typeof finding>;
