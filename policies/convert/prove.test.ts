import { expect, test } from "vitest";
import { request } from "../admission/testing/scene.ts";
import { clusterPolicy, question } from "../policy/testing/scene.ts";
import { prove } from "./prove.ts";

const against = (before: object, after: object, requests = [{ name: "r", request: request() }]) => {
  const [one, other] = [[clusterPolicy({ ...before })], [clusterPolicy({ ...after }, "q")]];
  return prove(
    requests,
    (asked) => question(one, { request: asked }),
    (asked) => question(other, { request: asked }),
  );
};
const no = { validations: [{ expression: "false", message: "no" }] };

test("the same said by another name is the same", () => {
  expect(against(no, no)).toEqual({ same: 1, excluded: 0, differences: [] });
});

test.each([
  [no, { validations: [{ expression: "true" }] }, "was refused, is allowed"],
  [
    no,
    { validations: [{ expression: "false", message: "never" }] },
    'said ["Deny: Invalid: no"], says ["Deny: Invalid: never"]',
  ],
  [{ ...no, action: "Warn" }, { ...no, action: "Audit" }, 'said ["Warn: Invalid: no"], says ["Audit: Invalid: no"]'],
])("%j and %j differ", (before, after, message) => {
  expect(against(before, after)).toEqual({ same: 0, excluded: 0, differences: [{ name: "r", message }] });
});

test("where ours are never asked is not compared", () => {
  const there = [{ name: "r", request: { ...request(), namespace: "kube-system" } }];
  expect(against(no, no, there)).toEqual({ same: 0, excluded: 1, differences: [] });
});
