import { expect, test } from "vitest";
import { announceUses, mostUsed, usesOf, usesText } from "./uses.ts";

const life = "00c0ffee00c0ffee";
const lease = (annotations: { readonly [key: string]: string }) => ({ metadata: { annotations } });
const uses = (count: number) => ({
  life,
  of: new Map(
    Array.from({ length: count }, (_, at) => [`uid-${at}`, { count: at + 1, last: 1_700_000_000_000 }] as const),
  ),
});

test("what a replica tells is what is read", () => {
  const told = lease(announceUses(uses(2)));
  expect(usesOf(told)).toEqual(uses(2));
  expect(usesText(told)).toContain("uid-1");
  expect(announceUses(uses(0))).toEqual({});
  expect(usesOf(lease({}))).toBeUndefined();
});

test("of very many exceptions the first are told, and no more are read", () => {
  expect(usesOf(lease(announceUses(uses(1_000))))?.of.size).toBe(mostUsed);
});

test.each([
  "no JSON",
  "[]",
  "{}",
  '["short", []]',
  `["${life}", {}]`,
  JSON.stringify([life, [["u", 1, 1, "x".repeat(70_000)]]]),
])("%.40s tells nothing", (text) => {
  expect(usesOf(lease({ "bubustack.io/exception-uses": text }))).toBeUndefined();
});

test("entries that are none are left out", () => {
  const text = JSON.stringify([life, [["a", -1, 1], ["b", 1.5, 1], ["c", 1, 1e300], 7, [1, 1, 1], ["d", 2, 3]]]);
  const found = usesOf(lease({ "bubustack.io/exception-uses": text }));
  expect([...(found?.of ?? [])]).toEqual([["d", { count: 2, last: 3 }]]);
});
