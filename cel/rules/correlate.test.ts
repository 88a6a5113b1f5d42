import { expect, test } from "vitest";
import type { Structural } from "../schema/structural.ts";
import { Correlation, Place } from "./correlate.ts";

const item: Structural = { type: "object", properties: { name: { type: "string" }, n: { type: "integer" } } };
const keyed: Structural = {
  type: "array",
  items: item,
  "x-kubernetes-list-type": "map",
  "x-kubernetes-list-map-keys": ["name"],
};
const schema: Structural = {
  type: "object",
  properties: { keyed, plain: { type: "array", items: item }, kind: { type: "string" } },
};
const [a, b] = [
  { name: "a", n: 1 },
  { name: "b", n: 2 },
];

test("elements are told apart by their keys, those of other lists not at all", () => {
  const whole = new Correlation({ keyed: [b, a], plain: [a] }, { keyed: [a, b], plain: [a] }, schema);
  expect(whole.unchanged).toBe(true);
  expect(whole.key("keyed")?.index(0)?.unchanged).toBe(true);
  expect(whole.key("plain")?.index(0)).toBeUndefined();
  expect(whole.key("keyed")?.oldOf({ name: "c" })).toBeUndefined();
});

test.each([
  [{ keyed: [a] }, { keyed: [{ ...a, n: 2 }] }],
  [{ keyed: [a] }, { keyed: [a, b] }],
  [{ plain: [a, b] }, { plain: [b, a] }],
  [{ plain: [a] }, {}],
  [{ unknown: 1 }, { unknown: 1 }],
])("%j is not %j", (now, old) => {
  expect(new Correlation(now, old, schema).unchanged).toBe(false);
});

test("a place without a correlation has that around it", () => {
  const now = { plain: [a], kind: "K", keyed: [] };
  const whole = new Place(new Correlation(now, now, schema), undefined);
  expect(whole.key("plain").index(0).key("n").unchanged).toBe(true);
  expect(whole.key("kind").unchanged).toBe(false);
  expect(new Place(undefined, undefined).unchanged).toBe(false);
});
