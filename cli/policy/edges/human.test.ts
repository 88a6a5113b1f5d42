import { expect, test } from "vitest";
import { human } from "./human.ts";

test("a row for each reference, and a sum", () => {
  const text = human([
    {
      from: { kind: "Story", namespace: "team-a", name: "orders" },
      to: { kind: "Engram", namespace: "shared", name: "fetch" },
      field: "spec.steps[0].ref",
      crossNamespace: true,
      state: "refused",
      why: "no ReferenceGrant in shared",
    },
  ]);
  expect(text.split("\n")).toEqual([
    "STATE     FROM                  FIELD               TO                    BY",
    "refused   Story team-a/orders   spec.steps[0].ref   Engram shared/fetch   no ReferenceGrant in shared",
    "",
    "0 allowed, 1 refused, 0 unknown",
    "",
  ]);
});

test("nothing to tell is told", () => {
  expect(human([])).toBe("no reference leads into another namespace\n");
});
