import { expect, test } from "vitest";
import { mutatingPolicy, validatingPolicy } from "./compiled.ts";
import { policy } from "./testing/scene.ts";

test("a policy is compiled once for each version of it", () => {
  const object = policy("Validating", { validations: [{ expression: "true" }] });
  const first = validatingPolicy(object);
  expect(validatingPolicy({ ...object, metadata: { name: "p", resourceVersion: "2" } })).toBe(first);
  expect(validatingPolicy({ ...object, metadata: { name: "q" } }).name).toBe("q");
  expect(validatingPolicy({ ...object, spec: { ...(object["spec"] as object) } })).not.toBe(first);
  expect(validatingPolicy({}).validations).toEqual([]);
  const other = policy("Mutating", { mutations: [] });
  expect(mutatingPolicy(other)).toBe(mutatingPolicy(other));
});
