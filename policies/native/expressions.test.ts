import { expect, test } from "vitest";
import { change, follows, list, pending, same, sameKeys } from "./expressions.ts";

test("expressions over both objects", () => {
  expect(same(["a", "b"])).toBe("object.spec.?a == oldObject.spec.?a && object.spec.?b == oldObject.spec.?b");
  expect(sameKeys("labels", ["x.io/y"])).toBe(
    "['x.io/y'].all(key, object.metadata.?labels[?key] == oldObject.metadata.?labels[?key])",
  );
  expect(change("phase").map(({ expression }) => expression)).toEqual([
    "oldObject.?status.phase.orValue('')",
    "object.?status.phase.orValue('')",
  ]);
  expect(follows({ "": ["A"], A: [] })).toBe(
    "variables.from == variables.to || variables.to in {'': ['A'], 'A': []}[?variables.from].orValue([])",
  );
  expect(pending("w", "o")).toBe(
    "(object.metadata.?annotations[?'w'].orValue('') != '' && " +
      "object.metadata.?annotations[?'w'] != object.metadata.?annotations[?'o'])",
  );
  expect(list([])).toBe("[]");
});
