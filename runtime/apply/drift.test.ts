import { BubuError } from "@bubustack/api/errors";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conflictsOf, differing, lastOther } from "./drift.ts";

const refused = (causes: readonly object[]) => {
  const status = JSON.parse(JSON.stringify({ details: { causes } }));
  return new BubuError("apply/owned", "x", { cause: new BubuError("kube/request", "x", { cause: status }) });
};

test("a conflict names field and manager, as many as one reads", () => {
  const cause = {
    reason: "FieldManagerConflict",
    message: 'conflict with "kubectl-edit" using v1 at 2026-01-01T00:00:00Z',
    field: '.webhooks[name="a"].clientConfig.caBundle',
  };
  expect(conflictsOf(refused([cause, { reason: "Other", message: "x" }]))).toEqual([
    { field: '.webhooks[name="a"].clientConfig.caBundle', manager: "kubectl-edit" },
  ]);
  expect(conflictsOf(refused(Array.from({ length: 50 }, () => cause))).length).toBe(10);
  expect(conflictsOf(refused([{ ...cause, message: "odd" }]))).toMatchObject([{ manager: "" }]);
  for (const error of [new Error("x"), new BubuError("apply/stale"), new BubuError("apply/owned"), "x"])
    expect(conflictsOf(error)).toEqual([]);
});

describe("what differs of what is wanted", () => {
  test.each([
    ["nothing", { data: { a: "1", theirs: "2" } }, { data: { a: "1" } }, []],
    ["a value", { data: { a: "2" } }, { data: { a: "1", b: "1" } }, [".data.a", ".data.b"]],
    ["all of it", {}, { data: { a: "1" } }, [".data"]],
    [
      "a field of a named item",
      { w: [{ name: "b" }, { name: "a", x: 1 }] },
      { w: [{ name: "a", x: 2 }] },
      ['.w[name="a"].x'],
    ],
    ["a named item", { w: [] }, { w: [{ name: 'q"' }] }, ['.w[name="q\\""]']],
    ["a list as a whole", { l: [1, 2] }, { l: [1] }, [".l"]],
    ["an item that was filled in is the same", { l: [{ p: 1, scope: "*" }] }, { l: [{ p: 1 }] }, []],
    ["who it is says nothing", { kind: "A" }, { apiVersion: "v1", kind: "B" }, []],
  ])("%s", (_, seen, wanted, expected) => {
    expect(differing(seen, wanted)).toEqual(expected);
  });

  test("nothing differs from itself, and what is cut is no more than ten", () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(json, json, (seen, wanted) => {
        expect(differing(wanted, wanted)).toEqual([]);
        expect(differing(seen, wanted).length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

test("who wrote after the controller did is the latest; who wrote before is not accused", () => {
  const entry = (manager: string, day: number) => ({ manager, time: `2026-01-0${day}T00:00:00Z` });
  const of = (...managedFields: readonly object[]) => JSON.parse(JSON.stringify({ metadata: { managedFields } }));
  const seen = of(entry("bubu-x.1f", 2));
  const by = (...others: readonly object[]) => lastOther(seen, of(entry("bubu-x.1f", 9), ...others), "bubu-x");
  expect(by(entry("helm", 1), entry("kubectl-edit", 3))).toBe("kubectl-edit");
  expect(by(entry("argocd", 4), entry("kubectl-edit", 3))).toBe("argocd");
  expect([by(entry("helm", 1)), by(entry("helm", 2)), by()]).toEqual(["", "", ""]);
  expect(lastOther({}, {}, "bubu-x")).toBe("");
});
