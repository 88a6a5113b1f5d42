import { expect, test } from "vitest";
import { slimmer } from "./slim.ts";

const entries = [
  { manager: "kubectl" },
  { manager: "bubu-x" },
  { manager: "bubu-x.1f" },
  { manager: "bubu-xy" },
  "odd",
];
const object = { kind: "Story", metadata: { name: "a", managedFields: entries } };

test("who owns which field is left out", () => {
  expect(slimmer()(object)).toEqual({ kind: "Story", metadata: { name: "a" } });
  const bare = { metadata: { name: "a" } };
  expect(slimmer()(bare)).toBe(bare);
});

test("a writer keeps what it owns, under its own name and derived ones", () => {
  const kept = slimmer("bubu-x")(object);
  expect(kept.metadata).toEqual({ name: "a", managedFields: [{ manager: "bubu-x" }, { manager: "bubu-x.1f" }] });
  expect(slimmer("nobody")(object).metadata).toEqual({ name: "a" });
});
