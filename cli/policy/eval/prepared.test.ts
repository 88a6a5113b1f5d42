import { readRequest } from "@bubustack/policies/admission/read-request";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { clusterPolicy, creation } from "../testing/question.ts";
import { catalogue } from "./kinds.ts";
import { prepare } from "./prepared.ts";

test("a question has what was given, and what it says itself", () => {
  const objects = [clusterPolicy({ validations: [{ expression: "namespaceObject.metadata.name == 'n'" }] })];
  const prepared = prepare(objects, catalogue()(objects), host());
  const request = readRequest(creation());
  if ("problem" in request) throw new Error(request.problem);
  const namespaceObject = { apiVersion: "v1", kind: "Namespace", metadata: { name: "m" } };
  const verdict = (more: object) => judgeByPolicies(prepared.question(request, { now: 0, ...more }));
  expect(verdict({})).toMatchObject({ verdict: { unverified: [{ policy: "p" }] } });
  expect(verdict({ namespaceObject })).toMatchObject({ verdict: { allowed: false } });
  expect(verdict({ namespaceObject, expired: () => true })).toMatchObject({
    verdict: { findings: [{ error: "time" }] },
  });
});
