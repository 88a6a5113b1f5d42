import { expect, test } from "vitest";
import { gate } from "./gate.ts";

test("lets in as many as fit, and again once one has left", () => {
  const doors = gate(2);
  expect([doors.enter(), doors.enter(), doors.enter(), doors.inside]).toEqual([true, true, false, 2]);
  doors.leave();
  expect([doors.enter(), doors.inside]).toEqual([true, 2]);
});
