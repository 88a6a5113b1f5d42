import { expect, test } from "vitest";
import { creation } from "../testing/question.ts";
import { aboutOf, readRecord } from "./record.ts";

test("a line is a review with or without its answer, or the request itself", () => {
  const request = creation();
  expect(readRecord(JSON.stringify(request))).toEqual({ request, namespaceObject: undefined, allowed: undefined });
  const namespaceObject = { metadata: { name: "n" } };
  expect(readRecord(JSON.stringify({ request, response: { allowed: false }, namespaceObject }))).toEqual({
    request,
    namespaceObject,
    allowed: false,
  });
});

test.each([
  ["{", "it is no JSON"],
  ["5", "it is no object"],
  ['{"request": 5}', "request: is no object"],
])("%s is no request", (line, problem) => {
  expect(readRecord(line)).toEqual({ problem });
});

test("what is told of a request", () => {
  expect(aboutOf({ request: creation({ subResource: "status" }), decision: "d" })).toEqual({
    operation: "CREATE",
    resource: "configmaps/status",
    namespace: "n",
    name: "a",
    user: "ann",
    decision: "d",
  });
  expect(aboutOf({ request: { resource: { group: "g", resource: "r" } } })).toMatchObject({
    resource: "r.g",
    namespace: "",
    user: "",
  });
});
