import { expect, test } from "vitest";
import { Block } from "./block.ts";
import { stepFact } from "./step.ts";
import { referred } from "./targets.ts";

const block = new Block("steps", ["spec", "steps"], []);
const facts = [
  { name: "fetch" },
  { name: "fetch", namespace: "default", version: " 1 " },
  { name: "fetch", namespace: "shared" },
  { name: "" },
].map((ref, index) => stepFact({ name: `s${index}`, ref }, ["spec", "steps", index], block, index));

test("each object once, with the steps that refer to it", () => {
  const found = referred("Engram", "default", facts, ({ step }) => step.ref);
  expect(found.map(({ namespace, name, by }) => [namespace, name, by.map(({ fact }) => fact.index)])).toEqual([
    ["default", "fetch", [0, 1]],
    ["shared", "fetch", [2]],
  ]);
  expect(found[0]?.ask).toEqual({ verb: "get", kind: "Engram", namespace: "default", name: "fetch" });
  expect(found[0]?.by.map(({ version }) => version)).toEqual([undefined, "1"]);
});
