import type { Static } from "../../schema.ts";
import { boolean, object, optional, string, time } from "../../schema.ts";
import { decisionId } from "../parts/digest.ts";
import { contentFields, objectReference } from "../parts/object.ts";
import { recordType } from "../record-type.ts";

const data = object("The use of an exception.", {
  decision: optional(decisionId("Id of the decision in which it was used; absent outside of admission.")),
  dryRun: optional(boolean("It was a rehearsal. Absent: false.")),
  exception: object("The exception.", contentFields),
  expiresAt: optional(time("When it ends.")),
  rule: string("The rule whose finding it let pass; the policy alone where its changes were not made.", {
    maxLength: 512,
  }),
  object: objectReference("What it was used for."),
});
export type ExceptionUsed = Static<typeof data>;

const used: ExceptionUsed = {
  decision: "90aa1c2e7b54f016",
  exception: { kind: "PolicyException", namespace: "team-b", name: "gateway-until-june" },
  expiresAt: "2026-06-01T00:00:00Z",
  rule: "clusterpolicies/no-host-network/no-host-network",
  object: { group: "apps", kind: "Deployment", namespace: "team-b", name: "gateway" },
};

/** A finding counted for nothing, since an exception says so. */
export const exceptionUsed = recordType({
  what: "exception.used",
  class: "decision",
  description: "An exception let pass what a policy would have refused or changed.",
  subject: "`policy.bubustack.io/<Kind>/<namespace>/<name>` of the exception",
  data,
  examples: [used],
});
