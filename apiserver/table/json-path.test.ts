import { expect, test } from "vitest";
import { jsonPath } from "./json-path.ts";

const value = {
  spec: { a: 1, "b.c": 2, list: [{ x: 1 }, { x: 2 }] },
  status: {
    conditions: [
      { type: "Ready", status: "True" },
      { type: "Other", status: "False" },
    ],
  },
};

test.each([
  [".spec.a", [1]],
  ["$.spec.a", [1]],
  ["{.spec.a}", [1]],
  [".spec['b.c']", [2]],
  [".spec.b\\.c", [2]],
  [".spec.list[1].x", [2]],
  [".spec.list[-1].x", [2]],
  [".spec.list[*].x", [1, 2]],
  ['.status.conditions[?(@.type=="Ready")].status', ["True"]],
  [".status.conditions[?(@.type=='None')].status", []],
  [".spec.none", []],
  [".spec.constructor", []],
  [".spec[", []],
])("%s finds %j", (path, found) => expect(jsonPath(path)(value)).toEqual(found));
