/** Who may let an exception be: every way around the second pair of eyes that a write offers. */
import type { JsonObject } from "@bubustack/api/json";
import { annotations } from "@bubustack/api/keys";
import { describe, expect, test } from "vitest";
import { byGrace, clusterException, clusterPolicy, exception, policy } from "../examples/policy-objects.ts";
import { readException } from "../policy/exceptions.ts";
import type { Example } from "../rule.ts";
import { judgeExample } from "../testing/closed-world.ts";
import { host } from "../testing/host.ts";
import { maxDurationOf } from "./approval.ts";

const related = [policy(), clusterPolicy()];
const judged = (example: Omit<Example, "related">) => judgeExample({ ...example, related });
const refusedBy = (example: Omit<Example, "related">) => judged(example).findings.map(({ rule }) => rule);
const stored = clusterException({}, byGrace);
const grace = { username: "grace" };
const linus = { username: "linus" };

test("the whole way: written by one, approved by another, and void after a change", () => {
  const created = judged({ object: clusterException(), user: grace }).object as JsonObject;
  expect(created).toMatchObject({ metadata: { annotations: { [annotations.authors]: '["grace"]' } } });

  const asked = { ...created, spec: { ...(created["spec"] as JsonObject), approval: {} } };
  expect(refusedBy({ object: asked, old: created, user: grace })).toEqual([
    "cluster-policy-exception/approved-by-another",
  ]);
  const approved = judged({ object: asked, old: created, user: linus }).object as JsonObject;
  expect(approved).toMatchObject({
    spec: { approval: { by: "linus", at: "1970-01-01T00:00:00Z", digest: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  });

  const wider = {
    ...approved,
    spec: { ...(approved["spec"] as JsonObject), match: { resources: ["engramtemplates"] } },
  };
  const changed = judged({ object: wider, old: approved, user: linus }).object as JsonObject;
  expect(Object.keys(changed["spec"] as JsonObject)).not.toContain("approval");
  expect(changed).toMatchObject({ metadata: { annotations: { [annotations.authors]: '["grace","linus"]' } } });

  // Both have written now: a third one has to approve.
  const again = { ...changed, spec: { ...(changed["spec"] as JsonObject), approval: {} } };
  for (const user of [grace, linus]) expect(refusedBy({ object: again, old: changed, user })).not.toEqual([]);
  expect(refusedBy({ object: again, old: changed, user: { username: "ada" } })).toEqual([]);
});

describe("no author", () => {
  test.each([
    ["takes their name off the record", clusterException({}, { annotations: {} })],
    ["puts another one there", clusterException({}, { annotations: { [annotations.authors]: '["x"]' } })],
    ["takes the record away while approving", clusterException({ approval: {} }, { annotations: {} })],
    ["approves in the name of another", clusterException({ approval: { by: "linus" } }, byGrace)],
    [
      "approves what is being deleted",
      clusterException({ approval: {} }, { ...byGrace, deletionTimestamp: "1970-01-01T00:00:00Z" }),
    ],
  ])("%s", (_, object) => {
    expect(refusedBy({ object, old: stored, user: grace })).not.toEqual([]);
  });

  test("changes what was approved and keeps the approval", () => {
    const signed = { approval: { by: "linus", at: "1969-12-31T00:00:00Z", digest: "0".repeat(64) } };
    const old = clusterException(signed, byGrace);
    for (const change of [{ reason: "b" }, { expiresAt: "1970-01-19T00:00:00Z" }, { policies: [{ name: "other" }] }]) {
      const { object } = judged({ object: clusterException({ ...signed, ...change }, byGrace), old, user: grace });
      expect(Object.keys((object as JsonObject)["spec"] as JsonObject)).not.toContain("approval");
    }
  });

  test("changes who approved, or when", () => {
    const by = { by: "linus", at: "1969-12-31T00:00:00Z", digest: "0".repeat(64) };
    const old = clusterException({ approval: by }, byGrace);
    const object = clusterException({ approval: { ...by, at: "1970-01-01T00:00:00Z" } }, byGrace);
    expect(refusedBy({ object, old, user: grace })).toContain("cluster-policy-exception/approved-by-another");
  });
});

test("the right to approve is asked for each policy, in the namespace of a Policy", () => {
  const both = {
    policies: [
      { kind: "ClusterPolicy", name: "by-digest" },
      { kind: "Policy", name: "few-steps" },
    ],
  };
  const old = exception(both, byGrace);
  const object = exception({ ...both, approval: {} }, byGrace);
  const of = { verb: "except", group: "policy.bubustack.io" };
  for (const to of [
    { ...of, resource: "clusterpolicies", namespace: "", name: "by-digest" },
    { ...of, resource: "policies", namespace: "default", name: "few-steps" },
  ])
    expect(refusedBy({ object, old, mayNot: [to] })).toEqual(["policy-exception/approved-by-another"]);
  expect(
    refusedBy({ object, old, mayNot: [{ ...of, resource: "policies", namespace: "", name: "few-steps" }] }),
  ).toEqual([]);
});

test("labels of an approved exception change without a new approval", () => {
  const signed = { approval: { by: "linus", at: "1969-12-31T00:00:00Z", digest: "0".repeat(64) } };
  const object = clusterException(signed, { ...byGrace, labels: { team: "a" } });
  expect(judged({ object, old: clusterException(signed, byGrace), user: grace })).toMatchObject({
    allowed: true,
    patches: [],
  });
});

test("what is approved here has effect there", () => {
  const old = clusterException({}, byGrace);
  const { object } = judged({ object: clusterException({ approval: {} }, byGrace), old });
  expect(readException(object as JsonObject, host)).toMatchObject({ flaw: undefined, approved: { by: "ada", at: 0 } });
});

test("a policy that says nothing of exceptions allows none", () => {
  expect(maxDurationOf(clusterPolicy())).toBe("720h");
  expect(maxDurationOf({ spec: {} })).toBeUndefined();
  expect(maxDurationOf({})).toBeUndefined();
});
