import { clusterPolicy, exception, policy } from "@bubustack/policies/examples/policy-objects";
import { policyDigest } from "@bubustack/policies/policy/digest";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import { contentsOf } from "./contents.ts";

const objects = [clusterPolicy(), policy(), exception()];

test("policies that were asked and exceptions that were used are told once each, with their content", () => {
  const contents = contentsOf(objects, host);
  const few = { kind: "Policy", namespace: "default", policy: "few-steps" };
  const metadata = JSON.parse(JSON.stringify(objects[2])).metadata;
  const used = {
    ...few,
    record: "excepted" as const,
    rule: "r",
    message: "",
    exception: { kind: "PolicyException", namespace: "default", name: metadata.name },
    reason: "",
    approvedBy: "grace",
    expiresAt: "2026-06-01T00:00:00Z",
  };
  const asked = [{ kind: "ClusterPolicy", policy: "by-digest" }, few, few];
  const digests = objects.map((object) => `sha256:${policyDigest(object, host)}`);
  expect(contents({ asked, records: [used, used] })).toEqual([
    { kind: "ClusterPolicy", name: "by-digest", digest: digests[0] },
    { kind: "Policy", namespace: "default", name: "few-steps", digest: digests[1] },
    { ...used.exception, digest: digests[2] },
  ]);
  expect(contents({ asked: [{ policy: "gone" }], records: [{ ...used, record: "ignored" }] })).toEqual([]);
});
