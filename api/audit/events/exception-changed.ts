import type { Static } from "../../schema.ts";
import { changedWithApproval } from "../parts/changed.ts";
import { recordType } from "../record-type.ts";

const data = changedWithApproval("A change of an exception that was let pass.");
export type ExceptionChanged = Static<typeof data>;

const approved: ExceptionChanged = {
  decision: "1a2b3c4d5e6f7081",
  change: "updated",
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "PolicyException",
  namespace: "team-b",
  name: "gateway-until-june",
  actor: { username: "grace@example.com", groups: ["security"], groupCount: 1 },
  digest: `sha256:${"9".repeat(64)}`,
  previousDigest: `sha256:${"a".repeat(64)}`,
  spec: {
    policies: [{ kind: "ClusterPolicy", name: "no-host-network" }],
    match: { resources: ["deployments.apps"], names: ["gateway"] },
    reason: "the vendor's release 4 needs it",
    expiresAt: "2026-06-01T00:00:00Z",
  },
  approval: { by: "grace@example.com", at: "2026-03-01T09:30:00Z", digest: "b".repeat(64) },
};

/** An exception was created, changed, approved or deleted. */
export const exceptionChanged = recordType({
  what: "exception.changed",
  class: "act",
  description:
    "A ClusterPolicyException or PolicyException was created, changed, approved or deleted. It holds the whole spec, and the approval apart.",
  subject: "`<group>/<Kind>/<namespace>/<name>` of the exception",
  data,
  examples: [approved],
});
