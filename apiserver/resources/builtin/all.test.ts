import { expect, test } from "vitest";
import { builtins } from "./all.ts";

test("every kind is served once, described, and takes an empty object", () => {
  const names = builtins.map(({ group, resource }) => `${resource}.${group}`);
  expect(new Set(names).size).toBe(names.length);
  for (const resource of builtins) {
    expect(resource.schema.description).toMatch(/^An? /);
    expect(resource.columns.length).toBeGreaterThan(1);
    expect(resource.compiled().prune({ metadata: {} })).toEqual({ metadata: {} });
  }
});
