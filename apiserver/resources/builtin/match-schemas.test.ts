import { expect, test } from "vitest";
import { matchResources, selector, texts } from "./match-schemas.ts";

test("rules and selectors are replaced as a whole, texts are a set", () => {
  expect(matchResources("x").properties?.resourceRules?.items?.["x-kubernetes-map-type"]).toBe("atomic");
  expect(selector("x")["x-kubernetes-map-type"]).toBe("atomic");
  expect(texts("x")["x-kubernetes-list-type"]).toBe("set");
});
