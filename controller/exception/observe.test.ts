import type { JsonObject } from "@bubustack/api/json";
import { clusterException, clusterPolicy, exception, policy } from "@bubustack/policies/examples/policy-objects";
import { approvedDigest } from "@bubustack/policies/facts/approved-digest";
import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { seenOf } from "./observe.ts";

const digests = host();
const approved = (given: JsonObject): JsonObject => {
  const spec = given["spec"] as JsonObject;
  const approval = { by: "grace", at: "1970-01-01T00:00:00Z", digest: approvedDigest(spec, digests) };
  return { ...given, spec: { ...spec, approval } };
};
const find = (kind: string, namespace: string, name: string) =>
  [clusterPolicy(), policy()].find((one) => {
    const metadata = one["metadata"] as JsonObject;
    return one["kind"] === kind && metadata["name"] === name && (metadata["namespace"] ?? "") === namespace;
  });
const seen = (object: JsonObject) => seenOf(object, find, digests);

test("one that nobody has approved says so, and what an approval would approve", () => {
  const { flaw, digest } = seen(clusterException());
  expect(flaw).toContain("nobody has approved it");
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
});

test("for each policy, whether it has effect on it", () => {
  const policies = [{ name: "by-digest" }, { name: "gone" }];
  expect(seen(approved(clusterException({ policies })))).toMatchObject({
    flaw: undefined,
    expires: Date.parse("1970-01-20T00:00:00Z"),
    policies: [
      { name: 'ClusterPolicy "by-digest"', there: true, why: undefined },
      { name: 'ClusterPolicy "gone"', there: false, why: "there is no such policy" },
    ],
  });
  const long = approved(clusterException({ expiresAt: "1971-01-01T00:00:00Z" }));
  expect(seen(long).policies).toMatchObject([{ there: true, why: expect.stringContaining("maxDuration") }]);
  expect(seen(approved(exception())).policies).toMatchObject([
    { name: 'Policy "default/few-steps"', there: true, why: undefined },
  ]);
});

test("a text that was changed after its approval is not approved", () => {
  const { spec, ...rest } = approved(clusterException());
  expect(seen({ ...rest, spec: { ...(spec as JsonObject), reason: "another" } }).flaw).toContain("changed since");
});
