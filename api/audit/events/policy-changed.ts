import type { Static } from "../../schema.ts";
import { changed } from "../parts/changed.ts";
import { recordType } from "../record-type.ts";

const data = changed("A change of a policy that was let pass.");
export type PolicyChanged = Static<typeof data>;

const created: PolicyChanged = {
  decision: "0f3d5a7c9e1b2d4f",
  change: "created",
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "ClusterPolicy",
  namespace: "",
  name: "no-host-network",
  actor: { username: "ada@example.com", groups: ["platform"], groupCount: 1 },
  digest: `sha256:${"8".repeat(64)}`,
  spec: { validationActions: ["Deny"], validations: [{ expression: "!object.spec.hostNetwork" }] },
};

/** A policy was created, changed or deleted, with all that it says. */
export const policyChanged = recordType({
  what: "policy.changed",
  class: "act",
  description:
    "A ClusterPolicy or Policy was created, changed or deleted. It holds the whole spec: what was decided by it can be judged again.",
  subject: "`<group>/<Kind>/<namespace>/<name>` of the policy",
  data,
  examples: [created],
});
