import { expect, test } from "vitest";
import { differences, generated } from "./generated.ts";

test("generated files are up to date; npm run gen writes them", () => {
  expect(differences()).toEqual([]);
});

test("generators render text that ends with one line feed, to paths inside the tree", () => {
  const files = [...generated()];
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter(([path]) => path.startsWith("/") || path.split("/").includes(".."))).toEqual([]);
  expect(files.filter(([, text]) => !/[^\n]\n$/.test(text) || text.includes("\r")).map(([path]) => path)).toEqual([]);
});

test("rendering twice gives the same bytes", () => {
  expect([...generated()]).toEqual([...generated()]);
});
