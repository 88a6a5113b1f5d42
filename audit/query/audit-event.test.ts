import { admissionDecided } from "@bubustack/api/audit/events/admission-decided";
import { recordTypes } from "@bubustack/api/audit/record-types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";
import { toAuditEvent } from "./audit-event.ts";

const eventOf = (data: Fields, type: string = admissionDecided.type): Fields => ({
  ...{ type, id: "5f0c9a7712be3d41", source: "bubu-webhook.bubu/0", time: "2026-03-01T00:00:00.000Z", data },
});
const [refused = {}, excepted = {}] = admissionDecided.examples;

/** The fields of Falco's Kubernetes audit rules that are about metadata, each by its place in an event. */
const falco: readonly (readonly [field: string, ...place: string[]])[] = [
  ["ka.auditid", "auditID"],
  ["ka.stage", "stage"],
  ["ka.verb", "verb"],
  ["ka.uri", "requestURI"],
  ["ka.user.name", "user", "username"],
  ["ka.user.groups", "user", "groups"],
  ["ka.auth.decision", "annotations", "authorization.k8s.io/decision"],
  ["ka.target.name", "objectRef", "name"],
  ["ka.target.namespace", "objectRef", "namespace"],
  ["ka.target.resource", "objectRef", "resource"],
  ["ka.response.code", "responseStatus", "code"],
  ["ka.response.reason", "responseStatus", "reason"],
];
const at = (event: unknown, place: readonly string[]) =>
  place.reduce<unknown>((value, part) => fieldsOf(value)[part], event);

describe("a decision as an event of audit.k8s.io/v1", () => {
  test("a refusal is one that the API server might have written", () => {
    expect(toAuditEvent(eventOf(refused))).toEqual({
      kind: "Event",
      apiVersion: "audit.k8s.io/v1",
      level: "Metadata",
      auditID: "705ab4f5-6393-11e8-b7cc-42010a800002",
      stage: "ResponseComplete",
      requestURI: "/apis/bubustack.io/v1alpha1/namespaces/team-a/stories",
      verb: "create",
      user: { username: "ada@example.com", uid: "1000", groups: ["team-a", "system:authenticated"] },
      objectRef: {
        ...{ resource: "stories", namespace: "team-a", name: "nightly" },
        ...{ apiGroup: "bubustack.io", apiVersion: "v1alpha1" },
      },
      responseStatus: { metadata: {}, status: "Failure", reason: "Invalid", code: 422 },
      requestReceivedTimestamp: "2026-02-28T23:59:59.999160Z",
      stageTimestamp: "2026-03-01T00:00:00.000000Z",
      annotations: {
        "audit.bubustack.io/decision-id": "5f0c9a7712be3d41",
        "audit.bubustack.io/log": "bubu-webhook.bubu/0",
        "audit.bubustack.io/webhook": "validate",
        "audit.bubustack.io/verdict": "refused",
        "audit.bubustack.io/caller": "verified",
        "audit.bubustack.io/judged-by": "4".repeat(64),
        "audit.bubustack.io/findings":
          '[{"rule":"story/step-names","path":"spec.steps[1].name","code":"FieldValueDuplicate","action":"deny"}]',
        "authorization.k8s.io/decision": "allow",
      },
    });
  });

  test("has each field that Falco's rules read of metadata", () => {
    const event = JSON.parse(JSON.stringify(toAuditEvent(eventOf(refused))));
    const missing = falco.filter(([, ...place]) => at(event, place) === undefined).map(([field]) => field);
    expect(missing).toEqual([]);
  });

  test("who cannot be sure of is authorised by nobody; what passed is 200, with Pod, node and token of the caller", () => {
    const event = toAuditEvent(eventOf(excepted));
    expect(event).toMatchObject({
      verb: "update",
      requestURI: "/apis/apps/v1/namespaces/team-b/deployments/gateway",
      responseStatus: { code: 200 },
      user: {
        extra: {
          "authentication.kubernetes.io/pod-name": ["deployer-7d9f"],
          "authentication.kubernetes.io/node-name": ["node-3"],
          "authentication.kubernetes.io/credential-id": ["JTI=0f6a"],
        },
      },
    });
    expect(event?.annotations["authorization.k8s.io/decision"]).toBeUndefined();
  });

  test.each([
    [{ reason: "Forbidden" }, { reason: "Forbidden", code: 403 }],
    [
      { verdict: "unjudged", code: "review/deadline", reason: undefined },
      { reason: "review/deadline", code: 504 },
    ],
    [{ verdict: "unjudged", code: "toString" }, { code: 500 }],
    [{ verdict: "unjudged", code: "review/deadline", allowed: true }, { code: 200 }],
  ])("%j is answered with %j", (data, status) => {
    expect(toAuditEvent(eventOf({ ...refused, ...data }))?.responseStatus).toMatchObject(status);
  });

  test("a name that is sealed is its digest; a rehearsal, a subresource and the core group show in the address", () => {
    const data = {
      ...refused,
      actor: { sealed: "x", digest: `hmac-sha256:${"a".repeat(64)}`, groupCount: 3 },
      dryRun: true,
      resource: { group: "", version: "v1", resource: "pods", subresource: "exec" },
      operation: "CONNECT",
    };
    expect(toAuditEvent(eventOf(data))).toMatchObject({
      user: { username: `hmac-sha256:${"a".repeat(64)}` },
      requestURI: "/api/v1/namespaces/team-a/pods/nightly/exec?dryRun=All",
      verb: "connect",
      objectRef: { subresource: "exec" },
    });
  });

  test("other records are none", () => {
    for (const { type, examples } of recordTypes)
      for (const data of examples)
        expect(toAuditEvent(eventOf(data, type)) !== undefined).toBe(type === admissionDecided.type);
  });

  test("whatever a record says, it is an event or none, and never throws", () => {
    const anything = fc.dictionary(fc.constantFrom(...Object.keys(refused), "__proto__", "x"), fc.jsonValue());
    fc.assert(
      fc.property(anything, fc.string(), (data, time) => {
        const event = toAuditEvent({ ...eventOf({ ...refused, ...data }), ...(time.length > 3 && { time }) });
        expect(event === undefined || event.stage === "ResponseComplete").toBe(true);
      }),
    );
    const odd = { ...refused, latencyUs: 1e300, object: { name: "\ud800" }, operation: "UPDATE" };
    expect(toAuditEvent(eventOf(odd))?.requestURI).toBe("/apis/bubustack.io/v1alpha1/stories/%EF%BF%BD");
  });
});
