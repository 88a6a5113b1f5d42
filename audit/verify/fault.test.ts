import { expect, test } from "vitest";
import { Faults } from "./fault.ts";

test("neighbouring ranges of one kind are one", () => {
  const faults = new Faults();
  faults.add("record-altered", 5, 6);
  faults.add("record-altered", 6, 7);
  faults.add("tile-missing", 0, 256);
  faults.add("record-altered", 7, 9);
  faults.add("record-altered", 12, 13);
  faults.add("wrong-key");
  expect(faults.found).toEqual([
    { code: "record-altered", from: 5, to: 9 },
    { code: "tile-missing", from: 0, to: 256 },
    { code: "record-altered", from: 12, to: 13 },
    { code: "wrong-key" },
  ]);
});

test("beyond the limit they are counted", () => {
  const faults = new Faults(2);
  for (let at = 0; at < 10; at += 2) faults.add("clock-back", at, at + 1);
  expect([faults.found.length, faults.beyond]).toEqual([2, 3]);
});
