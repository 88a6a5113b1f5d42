import { expect, test } from "vitest";
import { templateHash } from "./template-hash.ts";

test("a template has one name, whatever the order of its fields; others and collisions have others", () => {
  expect(templateHash({ a: 1, b: { c: "x" } })).toBe(templateHash({ b: { c: "x" }, a: 1 }));
  const names = [templateHash({ a: 1 }), templateHash({ a: 2 }), templateHash({ a: 1 }, 1), templateHash({ a: 1 }, 2)];
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^[bcdfghjklm]{1,10}$/);
});
