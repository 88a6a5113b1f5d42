import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { statusOf } from "./policy-types.ts";

const rule = (apiGroup: string, ...resources: readonly string[]) => ({
  apiGroups: [apiGroup],
  apiVersions: ["v1"],
  operations: ["CREATE"],
  resources,
});
const policy = (more: JsonObject, ...resourceRules: readonly JsonObject[]): JsonObject => ({
  spec: { matchConstraints: { resourceRules }, ...more },
});

test("expressions are held against the kinds that are served, and against the kind of the params", async () => {
  const { server } = await memory();
  const validations = [
    { expression: "object.spec.hostNetwork == false" },
    { expression: "object.spec.hostNetwrk == false" },
    { expression: "object.spec.priority < params.data.most" },
  ];
  const paramKind = { apiVersion: "v1", kind: "ConfigMap" };
  const status = statusOf(server, policy({ paramKind, validations }, rule("", "pods", "nothings")), 3);
  expect(status).toEqual({
    observedGeneration: 3,
    typeChecking: {
      expressionWarnings: [
        {
          fieldRef: "spec.validations[1].expression",
          warning: expect.stringContaining("/v1, Kind=Pod: ERROR: <input>:1:12: undefined field 'hostNetwrk'"),
        },
        {
          fieldRef: "spec.validations[2].expression",
          warning: expect.stringContaining("found no matching overload for '_<_' applied to '(int, string)'"),
        },
      ],
    },
  });
});

test("where nothing is known of what it matches there is nothing to say", async () => {
  const { server } = await memory();
  const validations = [{ expression: "object.spec.any == 1" }];
  expect(statusOf(server, policy({ validations }, rule("example.com", "things")), 1)).toEqual({
    observedGeneration: 1,
    typeChecking: {},
  });
});
