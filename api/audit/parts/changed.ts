import { anyObject, boolean, enums, integer, object, optional } from "../../schema.ts";
import { actor } from "./actor.ts";
import { approval } from "./approval.ts";
import { decisionId, plainDigest } from "./digest.ts";
import { text } from "./text.ts";

/** A change of what is judged by. It is written when the write is let pass: whether it was stored, the API server's own audit log says. */
const changedFields = {
  decision: decisionId("Id of the decision that let the write pass."),
  change: enums("What was asked for.", ["created", "updated", "deleted"]),
  dryRun: optional(boolean("It was a rehearsal: nothing was stored. Absent: false.")),
  apiVersion: text("Group and version of the object."),
  kind: text("Its kind."),
  namespace: text("Its namespace; empty where it is outside of all."),
  name: text("Its name; empty where the API server makes it later."),
  actor,
  digest: optional(plainDigest("Digest of kind, namespace, name and spec; absent where it was deleted.")),
  previousDigest: optional(plainDigest("That of the object before; absent where it was created.")),
  spec: optional(anyObject("The whole spec; of what was deleted, the last one. Absent where it is too large.")),
  specBytes: optional(integer("How many bytes of JSON the spec has, where it is too large.", { minimum: 1 })),
};

export function changed(description: string) {
  return object(description, { ...changedFields });
}

export function changedWithApproval(description: string) {
  return object(description, { ...changedFields, approval: optional(approval) });
}
