import { exceptionChanged } from "@bubustack/api/audit/events/exception-changed";
import { grantChanged } from "@bubustack/api/audit/events/grant-changed";
import { policyChanged } from "@bubustack/api/audit/events/policy-changed";
import { recordTypeOf } from "@bubustack/api/audit/record-types";
import type { Json } from "@bubustack/api/json";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { policiesDigest } from "@bubustack/policies/policy/digest";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import { evidence, key } from "../testing/evidence.ts";
import { finding, verdict } from "../testing/reviews.ts";
import { actEvent } from "./acts.ts";

const recording = { source: "log.example/a", key, sealed: false };

function act(kind: string, request: { readonly [field: string]: Json }, outcome = { verdict: verdict() }) {
  const about = { kind: { group: "policy.bubustack.io", version: "v1alpha1", kind }, name: "p", namespace: "" };
  const event = actEvent(evidence({ ...about, ...request }, outcome), recording, host);
  if (event === undefined) return undefined;
  const schema = recordTypeOf(event.type)?.data;
  expect(schema && valueProblems(structural(schema), JSON.parse(JSON.stringify(event.data)))).toEqual([]);
  return event;
}
const spec = { validations: [{ expression: "true" }] };
const old = { validations: [{ expression: "false" }] };

test("a policy, an exception and a grant that change are recorded with all that they say", () => {
  expect(act("ClusterPolicy", { object: { spec } })).toMatchObject({
    type: policyChanged.type,
    subject: "policy.bubustack.io/ClusterPolicy//p",
    data: { change: "created", spec, actor: { username: "ada" } },
  });
  const approval = { by: "grace", at: "2026-03-01T09:30:00Z" };
  const approved = { operation: "UPDATE", object: { spec: { ...spec, approval } }, oldObject: { spec } };
  expect(act("PolicyException", approved)).toMatchObject({
    type: exceptionChanged.type,
    data: { change: "updated", approval },
  });
  expect(act("ReferenceGrant", { operation: "DELETE", object: null, oldObject: { spec } })).toMatchObject({
    type: grantChanged.type,
    data: { change: "deleted", spec },
  });
});

test("its digest is that under which the policies in force are known", () => {
  const event = act("ClusterPolicy", { operation: "UPDATE", object: { spec }, oldObject: { spec: old } });
  const { digest, previousDigest } = JSON.parse(JSON.stringify(event?.data));
  expect(digest).not.toBe(previousDigest);
  const whole = (content: Json) =>
    policiesDigest([{ kind: "ClusterPolicy", metadata: { name: "p" }, spec: content }], host);
  const listed = (one: string) => host.sha256(host.utf8(JSON.stringify([one.slice("sha256:".length)])));
  expect(Buffer.from(listed(digest)).toString("hex")).toBe(whole(spec));
  expect(Buffer.from(listed(previousDigest)).toString("hex")).toBe(whole(old));
});

test("what changes nothing, is refused, or is no such kind, is no act", () => {
  const update = { operation: "UPDATE", object: { spec }, oldObject: { spec } };
  expect(act("ClusterPolicy", update)).toBeUndefined();
  expect(act("ClusterPolicy", { object: { spec } }, { verdict: verdict({ findings: [finding()] }) })).toBeUndefined();
  expect(act("Widget", { object: { spec } })).toBeUndefined();
  expect(act("ClusterPolicy", { object: { spec }, subResource: "status" })).toBeUndefined();
});

test("a spec that is too large for a record is counted, and known by its digest", () => {
  const large = { ...spec, description: "x".repeat(60 * 1024) };
  const { data } = act("ClusterPolicy", { object: { spec: large }, dryRun: true }) ?? {};
  expect(data).toMatchObject({ dryRun: true, digest: expect.stringMatching(/^sha256:/) });
  expect(data).not.toHaveProperty("spec");
  expect(data).toHaveProperty("specBytes");
});
