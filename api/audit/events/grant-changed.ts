import type { Static } from "../../schema.ts";
import { changed } from "../parts/changed.ts";
import { recordType } from "../record-type.ts";

const data = changed("A change of a grant that was let pass.");
export type GrantChanged = Static<typeof data>;

const deleted: GrantChanged = {
  decision: "2b3c4d5e6f708192",
  change: "deleted",
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "ReferenceGrant",
  namespace: "shared",
  name: "team-a-may-run",
  actor: { username: "ada@example.com", groups: ["platform"], groupCount: 1 },
  previousDigest: `sha256:${"c".repeat(64)}`,
  spec: { from: [{ kind: "Story", namespace: "team-a" }], to: [{ kind: "Engram" }] },
};

/** A ReferenceGrant was created, changed or deleted. */
export const grantChanged = recordType({
  what: "grant.changed",
  class: "act",
  description:
    "A ReferenceGrant was created, changed or deleted: who may refer into a namespace. It holds the whole spec.",
  subject: "`<group>/<Kind>/<namespace>/<name>` of the grant",
  data,
  examples: [deleted],
});
