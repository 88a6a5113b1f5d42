import { expect, test } from "vitest";
import { condition, conditionsOf } from "./conditions.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const says = { type: "InUse", status: "True", reason: "Used", message: "by one" } as const;
const before = { ...says, message: "by none", lastTransitionTime: "2025-01-01T00:00:00Z" };

test("a condition is found for the generation that was seen", () => {
  expect(condition({ metadata: { generation: 3 } }, says, now)).toEqual({
    ...says,
    observedGeneration: 3,
    lastTransitionTime: "2026-01-02T03:04:05Z",
  });
  expect(condition({}, says, now)).not.toHaveProperty("observedGeneration");
});

test("its transition is when its status changed, not its words", () => {
  const seen = { status: { conditions: [{ type: "Other" }, before] } };
  expect(condition(seen, says, now).lastTransitionTime).toBe("2025-01-01T00:00:00Z");
  expect(condition(seen, { ...says, status: "False" }, now).lastTransitionTime).toBe("2026-01-02T03:04:05Z");
});

test("a message is cut where it is too long, and stays well-formed", () => {
  const { message } = condition({}, { ...says, message: `${"x".repeat(32_767)}😀` }, now);
  expect([message.length, message.isWellFormed()]).toEqual([32_768, true]);
});

test("whatever stands in the place of conditions is read as none", () => {
  for (const status of [null, [], { conditions: null }, { conditions: [1, {}, { type: 2 }] }]) {
    expect(conditionsOf({ status })).toEqual([]);
  }
});
