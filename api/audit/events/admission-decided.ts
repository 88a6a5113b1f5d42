import type { Static } from "../../schema.ts";
import { boolean, enums, list, object, optional } from "../../schema.ts";
import { actor } from "../parts/actor.ts";
import { decisionId, digest, keyedDigest, plainDigest } from "../parts/digest.ts";
import { finding, mostFindings } from "../parts/finding.ts";
import { judgedBy } from "../parts/judged-by.ts";
import { contentFields, objectReference } from "../parts/object.ts";
import { count, text } from "../parts/text.ts";
import { recordType } from "../record-type.ts";
import { mostEdges } from "./edge-decided.ts";

const data = object("An answer of an admission webhook.", {
  decision: decisionId("Id of the decision, as the answer, the log line and the audit annotation have it."),
  review: text(
    "The `uid` of the AdmissionReview. A review that is sent again gets the same answer and no second record.",
  ),
  webhook: text("Which webhook was called: `mutate`, `validate`, `policy-fail` …", 63),
  operation: enums("What was asked for.", ["CREATE", "UPDATE", "DELETE", "CONNECT"]),
  resource: object("The resource of the request.", {
    group: text("API group; empty for the core group."),
    version: text("Version."),
    resource: text("Plural name."),
    subresource: optional(text("Subresource, such as `status`; absent for the object itself.")),
  }),
  object: objectReference("The object that the request is about."),
  objectDigest: optional(digest("Digest of the object as it was sent; keyed for a Secret. Absent for a deletion.")),
  oldObjectDigest: optional(
    digest("Digest of the object as it was before; keyed for a Secret. Absent for a creation."),
  ),
  actor,
  caller: enums(
    "Whether the caller of the webhook has shown that it is the API server: without that, everything that the review says is hearsay.",
    ["verified", "unverified"],
  ),
  dryRun: boolean("It was a rehearsal: whatever the answer, nothing was stored."),
  verdict: enums("`unjudged`: there was no verdict, and `allowed` says what was answered all the same.", [
    "allowed",
    "refused",
    "unjudged",
  ]),
  allowed: boolean("Whether the answer let the request pass. Others may have refused it later."),
  code: optional(text("Why there was no verdict, as a code of the manual of errors.", 64)),
  reason: optional(text("The API server's word for the refusal, such as `Invalid` or `Forbidden`.", 63)),
  findings: list(`What refused it and what it was warned of, the first ${mostFindings}.`, finding, {
    maxItems: mostFindings,
  }),
  findingCount: count("Findings that refused it, with those that are not in the list."),
  warningCount: count("Findings that it was warned of, with those that are not in the list."),
  restDigest: optional(keyedDigest("Keyed digest of the findings that are not in the list, in their order.")),
  unverifiedCount: count("Rules and policies that could not be judged by."),
  judgedBy,
  exceptions: optional(
    list(
      "Exceptions that let findings pass, at most 16.",
      object("An exception that was used.", {
        ...contentFields,
        rule: text("The rule whose finding it let pass.", 512),
      }),
      { maxItems: 16 },
    ),
  ),
  edgeCount: optional(
    count(
      `References into other namespaces that were decided; the first ${mostEdges} have records of their own. Absent: 0.`,
    ),
  ),
  patchDigest: optional(plainDigest("Digest of the JSON Patch of the answer; absent where nothing was changed.")),
  patchOperations: optional(count("Operations of that patch.")),
  latencyUs: count("Microseconds from the first byte of the request to the verdict; writing the record is not in it."),
});

export type AdmissionDecided = Static<typeof data>;

const refused: AdmissionDecided = {
  decision: "5f0c9a7712be3d41",
  review: "705ab4f5-6393-11e8-b7cc-42010a800002",
  webhook: "validate",
  operation: "CREATE",
  resource: { group: "bubustack.io", version: "v1alpha1", resource: "stories" },
  object: { group: "bubustack.io", kind: "Story", namespace: "team-a", name: "nightly" },
  objectDigest: `sha256:${"1".repeat(64)}`,
  actor: {
    username: "ada@example.com",
    uid: "1000",
    groups: ["team-a", "system:authenticated"],
    groupCount: 2,
    digest: `hmac-sha256:${"2".repeat(64)}`,
    key: "team-a/1f3a",
  },
  caller: "verified",
  dryRun: false,
  verdict: "refused",
  allowed: false,
  reason: "Invalid",
  findings: [
    {
      rule: "story/step-names",
      path: "spec.steps[1].name",
      code: "FieldValueDuplicate",
      messageDigest: `hmac-sha256:${"3".repeat(64)}`,
      action: "deny",
    },
  ],
  findingCount: 1,
  warningCount: 0,
  unverifiedCount: 0,
  judgedBy: { digest: "4".repeat(64) },
  latencyUs: 840,
};

const excepted: AdmissionDecided = {
  decision: "90aa1c2e7b54f016",
  review: "f0e1b7a2-0c53-4d25-9b1f-0d8a3c0c2f11",
  webhook: "policy-fail",
  operation: "UPDATE",
  resource: { group: "apps", version: "v1", resource: "deployments" },
  object: { group: "apps", kind: "Deployment", namespace: "team-b", name: "gateway" },
  objectDigest: `sha256:${"5".repeat(64)}`,
  oldObjectDigest: `sha256:${"6".repeat(64)}`,
  actor: {
    username: "system:serviceaccount:team-b:deployer",
    uid: "6e0b",
    groups: ["system:serviceaccounts", "system:authenticated"],
    groupCount: 2,
    pod: "deployer-7d9f",
    node: "node-3",
    token: "JTI=0f6a",
  },
  caller: "unverified",
  dryRun: false,
  verdict: "allowed",
  allowed: true,
  findings: [],
  findingCount: 0,
  warningCount: 0,
  unverifiedCount: 0,
  judgedBy: {
    digest: "7".repeat(64),
    policies: [{ kind: "ClusterPolicy", name: "no-host-network", digest: `sha256:${"8".repeat(64)}` }],
  },
  exceptions: [
    {
      kind: "PolicyException",
      namespace: "team-b",
      name: "gateway-until-june",
      rule: "clusterpolicies/no-host-network/no-host-network",
    },
  ],
  latencyUs: 1_730,
};

/** A decision of an admission webhook: the record that is on disk before the answer leaves. */
export const admissionDecided = recordType({
  what: "admission.decided",
  class: "decision",
  description:
    "An admission webhook has decided. The record is on disk before the answer leaves. It holds digests and chosen fields, never the object.",
  subject: "`<group>/<Kind>/<namespace>/<name>` of the object",
  data,
  examples: [refused, excepted],
});
