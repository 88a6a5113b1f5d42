import { expect, test } from "vitest";
import { outcomeOf } from "./outcome.ts";

const event = {
  kind: "Event",
  apiVersion: "audit.k8s.io/v1",
  stage: "ResponseComplete",
  auditID: "a1",
  responseStatus: { code: 201 },
  stageTimestamp: "2026-03-01T00:00:01.000000Z",
  annotations: {
    "mutate.bubustack.io/decision": "00000000000000aa",
    "validate.bubustack.io/decision": "00000000000000bb",
    "other.example.com/decision": "yes",
    "authorization.k8s.io/decision": "allow",
  },
};
const line = (more: object = {}) => Buffer.from(JSON.stringify({ ...event, ...more }));

test("the end of a request has our decisions and its answer", () => {
  expect(outcomeOf(line())).toEqual({
    decisions: ["00000000000000aa", "00000000000000bb"],
    auditId: "a1",
    status: 201,
    time: Date.UTC(2026, 2, 1, 0, 0, 1),
  });
  expect(outcomeOf(line({ responseStatus: undefined, stageTimestamp: "?" }))).not.toHaveProperty("status");
});

test("other lines have none", () => {
  for (const more of [{ stage: "RequestReceived" }, { annotations: {} }, { annotations: undefined }, { auditID: 1 }])
    expect(outcomeOf(line(more))).toBeUndefined();
  for (const text of ["", "{", "[]", "null"]) expect(outcomeOf(Buffer.from(text))).toBeUndefined();
});
