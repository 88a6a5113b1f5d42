import fc from "fast-check";
import { expect, test } from "vitest";
import { digests } from "../testing/digests.ts";
import { labelsOfChild, labelsOfQueue, labelsOfRun, labelValue } from "./labels.ts";

// Answers of the existing system's own functions.
test.each([
  ["demo-run", "demo-run"],
  ["  Hello_World!!!  ", "hello-world"],
  ["!!!", "resource"],
  ["v1.2.3", "v1-2-3"],
  ["a".repeat(80), `${"a".repeat(52)}-0f45e858fb`],
  [`${"a".repeat(51)}.${"b".repeat(20)}`, `${"a".repeat(51)}-c6901826cb`],
])("%j has the label value %s", (name, value) => {
  expect(labelValue(digests, name)).toBe(value);
});

test("every value is one that Kubernetes takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 90 }), (name) => {
      const value = labelValue(digests, name);
      expect(value).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
      expect(value.length).toBeLessThanOrEqual(63);
    }),
  );
});

test("labels of runs", () => {
  expect(labelsOfRun(digests, "run-1")).toEqual({ "bubustack.io/storyrun": "run-1" });
  expect(labelsOfChild(digests, "run-1", "call")).toEqual({
    "bubustack.io/parent-storyrun": "run-1",
    "bubustack.io/parent-step": "call",
  });
  expect(labelsOfQueue(digests, "batch", 7)).toEqual({
    "bubustack.io/queue": "batch",
    "bubustack.io/queue-priority": "7",
  });
});
