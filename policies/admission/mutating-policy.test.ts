import { expect, test } from "vitest";
import { readMutatingPolicy } from "./mutating-policy.ts";
import { apply, patch, policy } from "./testing/scene.ts";

test("mutations are compiled to the type that they must make", () => {
  const { mutations, reinvoked } = readMutatingPolicy(
    policy("Mutating", {
      reinvocationPolicy: "IfNeeded",
      mutations: [
        apply("Object{}"),
        apply("Object.spec{}"),
        patch("[JSONPatch{op: 'remove', path: '/' + jsonpatch.escapeKey('a/b')}]"),
        patch("[]"),
        { patchType: "Odd" },
      ],
    }),
  );
  expect(mutations.map(({ expression }) => ("problem" in expression ? expression.problem.slice(0, 70) : "ok"))).toEqual(
    [
      "ok",
      "must evaluate to Object but got Object.spec",
      "ok",
      "must evaluate to list(JSONPatch) but got list(dyn)",
      expect.stringMatching(/^compilation failed/),
    ],
  );
  expect(reinvoked).toBe(true);
  expect(readMutatingPolicy({}).reinvoked).toBe(false);
});
