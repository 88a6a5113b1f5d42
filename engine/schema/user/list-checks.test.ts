import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test("items by place, and the rest", () => {
  expect(judged({ prefixItems: [{ type: "string" }], items: { type: "null" } }, [1, null, 2])).toEqual([
    "[0] type",
    "[2] type",
  ]);
  expect(judged({ items: [{ type: "string" }], additionalItems: false }, ["a", 1])).toEqual(["[1] false"]);
  expect(judged({ items: [{}], prefixItems: [{}] }, [])[0]).toMatch(/^items: is a list; write .* under prefixItems/);
});

test("how many, and which", () => {
  expect(judged({ minItems: 2 }, [1])).toEqual(["minItems"]);
  expect(judged({ maxItems: 0 }, [1])).toEqual(["maxItems"]);
  expect(judged({ contains: { type: "string" }, maxContains: 1 }, ["a", "b"])).toEqual(["contains"]);
  expect(judged({ contains: { type: "string" }, minContains: 0 }, [1])).toEqual([]);
  expect(judged({ uniqueItems: true }, [{ a: 1, b: 2 }, 1, { b: 2, a: 1 }])).toEqual(["[2] uniqueItems"]);
});
