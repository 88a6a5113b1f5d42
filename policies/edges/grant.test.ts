import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import type { GrantAsk } from "./grant.ts";
import { grantIndexValue, grantIndexValues, grantKey, grantName, grants } from "./grant.ts";

const from = { group: "bubustack.io", kind: "Story", namespace: "flows" };
const to = { group: "bubustack.io", kind: "Engram", namespace: "shared", name: "fetch" };
const ask: GrantAsk = { verb: "grant", from, to };
const grant = (froms: readonly object[], tos: readonly object[], namespace = "shared") =>
  ({ metadata: { name: "g", namespace }, spec: { from: froms, to: tos } }) as JsonObject;
const toAll = { group: "bubustack.io", kind: "Engram" };

test.each([
  ["the kind of the target, in its namespace", grant([from], [toAll]), true],
  ["the target by name", grant([from], [{ ...toAll, name: "fetch" }]), true],
  ["a blank name", grant([from], [{ ...toAll, name: " " }]), true],
  ["blanks around texts", grant([{ ...from, kind: " Story " }], [toAll]), true],
  [
    "any entry with any entry",
    grant([{ ...from, kind: "StoryRun" }, from], [{ ...toAll, kind: "Story" }, toAll]),
    true,
  ],
  ["another target by name", grant([from], [{ ...toAll, name: "other" }]), false],
  ["a grant of another namespace", grant([from], [toAll], "flows"), false],
  ["another namespace", grant([{ ...from, namespace: "other" }], [toAll]), false],
  ["another letter case", grant([{ ...from, kind: "story" }], [toAll]), false],
  ["a wildcard", grant([{ ...from, namespace: "*" }], [{ ...toAll, kind: "*" }]), false],
  ["another group", grant([{ ...from, group: "runs.bubustack.io" }], [toAll]), false],
  ["something else", { spec: { from: "x", to: [3] } }, false],
])("%s", (_, object, granted) => {
  expect(grants(object, ask)).toBe(granted);
});

test("core kinds have the empty group", () => {
  const secret = { ...to, group: "", kind: "Secret" };
  expect(grants(grant([from], [{ group: "", kind: "Secret" }]), { ...ask, to: secret })).toBe(true);
});

test("every grant that can answer an ask is kept under the ask's value", () => {
  expect(grantIndexValues(grant([from, { ...from, kind: "Impulse" }, from], [toAll]))).toHaveLength(2);
  expect(grantIndexValues(grant([from], [toAll]))).toEqual([grantIndexValue(ask)]);
  expect(grantIndexValues({})).toEqual([]);
});

test("asks have keys and names of their own", () => {
  const other: GrantAsk = { ...ask, to: { ...to, name: "other" } };
  expect(grantKey(other)).not.toBe(grantKey(ask));
  expect(grantName(ask)).toBe('a ReferenceGrant in namespace "shared" for Story of "flows" to Engram "fetch"');
});
