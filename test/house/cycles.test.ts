import { expect, test } from "vitest";
import { cycles, graph } from "./graph.ts";
import { modules } from "./modules.ts";

test("no sources import each other in a circle, within a house or across", async () => {
  const sources = (await modules()).filter(({ role }) => role === "source");
  expect(sources.length).toBeGreaterThan(30);
  expect(cycles(graph(sources))).toEqual([]);
});
