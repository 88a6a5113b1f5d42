import { expect, test } from "vitest";
import { clusterException, clusterPolicy, exception, policy } from "../examples/policy-objects.ts";
import { judgeExample } from "../testing/closed-world.ts";

const look = "authorizer.group('').resource('pods').namespace('others').check('get').allowed()";
const match = { resources: ["stories"], conditions: [{ name: "look", expression: look }] };
const rules = (object: ReturnType<typeof exception>) =>
  judgeExample({ object, related: [policy(), clusterPolicy()] }).findings.map(({ rule }) => rule);

test("the conditions of a namespace's exception do not look out of it", () => {
  expect(rules(exception({ match }))).toEqual(["policy-exception/conditions-compile"]);
  expect(rules(clusterException({ match }))).toEqual([]);
});
