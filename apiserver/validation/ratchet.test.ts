import { expect, test } from "vitest";
import { customResources } from "../resources/custom.ts";
import { widget, widgetDefinition } from "../testing/widgets.ts";
import { ratchet } from "./ratchet.ts";

const [resource] = customResources(widgetDefinition);
if (resource === undefined) throw new Error("no resource");
/** A widget; what is undefined is not there. */
const without = (spec: object) => JSON.parse(JSON.stringify(widget("w", spec as never)));
const left = (old: object, now: object) => {
  const [before, after] = [without(old), without(now)];
  const { violations } = resource.compiled().check(after);
  return ratchet(resource, violations, after, before).map(({ path, rule }) => `${path.join(".")} ${rule}`);
};

test("values that were not touched stay acceptable", () => {
  expect(left({ code: "A1" }, { code: "A1", size: 5 })).toEqual([]);
  expect(left({ code: "A1" }, { code: "A2" })).toEqual(["spec.code pattern"]);
  expect(left({}, { code: "A2" })).toEqual(["spec.code pattern"]);
});

test("elements are the same by their keys, wherever they stand", () => {
  const bad = { name: "a", n: "x" };
  expect(left({ parts: [bad] }, { parts: [{ name: "b" }, bad] })).toEqual([]);
  expect(left({ parts: [bad] }, { parts: [{ ...bad, n: "y" }] })).toEqual(["spec.parts.0.n type"]);
  const twice = [{ name: "a" }, { name: "a" }];
  expect(left({ parts: twice }, { parts: [...twice, { name: "b" }] })).toEqual([]);
  expect(left({ parts: [{ name: "a" }] }, { parts: twice })).toEqual(["spec.parts.1 duplicate"]);
});

test("what is missing is wrong with the object that lacks it", () => {
  const colorless = { color: undefined, size: 4 };
  expect(left(colorless, colorless)).toEqual([]);
  expect(left(colorless, { ...colorless, size: 5 })).toEqual(["spec.color required"]);
  // An element without its key is never found again.
  expect(left({ parts: [{ n: 1 }] }, { parts: [{ n: 1 }], size: 4 })).toEqual(["spec.parts.0.name required"]);
});
