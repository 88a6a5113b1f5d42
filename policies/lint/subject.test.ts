import { formatPath } from "@bubustack/api/path";
import { expect, test } from "vitest";
import { clusterPolicy, mutating, validating } from "./examples.ts";
import { subjectOf } from "./subject.ts";

const places = (object: Parameters<typeof subjectOf>[0]) =>
  subjectOf(object).sites.map(({ role, path }) => `${role} ${formatPath(path)}`);

test("all expressions, with their places", () => {
  const conditions = {
    matchConditions: [{ name: "a", expression: "true" }],
    variables: [{ name: "b", expression: "1" }],
  };
  expect(
    places(
      validating({
        ...conditions,
        validations: [{ expression: "true", messageExpression: "'a'" }],
        auditAnnotations: [{ key: "k", valueExpression: "'v'" }],
      }),
    ),
  ).toEqual([
    "condition spec.matchConditions[0].expression",
    "variable spec.variables[0].expression",
    "validation spec.validations[0].expression",
    "message spec.validations[0].messageExpression",
    "annotation spec.auditAnnotations[0].valueExpression",
  ]);
  const patch = { mutations: [{ patchType: "JSONPatch", jsonPatch: { expression: "[]" } }] };
  expect(places(mutating(patch))).toEqual(["mutation spec.mutations[0].jsonPatch.expression"]);
});

test("whose policy it is, and where it is asked", () => {
  expect(subjectOf(validating({}))).toMatchObject({ own: false, atAdmission: true, name: "example", namespace: "" });
  expect(subjectOf(clusterPolicy({ at: ["Reference"] }))).toMatchObject({ own: true, atAdmission: false });
});

test("a condition stands against the request that it is true for: it is judged then", () => {
  const subject = subjectOf(clusterPolicy({ matchConditions: [{ name: "a", expression: "object.x.matches('b')" }] }));
  const [site] = subject.sites;
  expect(site && subject.reading(site).calls).toMatchObject([{ name: "matches", side: "against" }]);
});
