import { expect, test } from "vitest";
import { hasEnded, isGoing, isReady, readySince } from "./state.ts";

test("a pod has ended, is going, is ready since a time", () => {
  expect(["Pending", "Running", "Succeeded", "Failed"].map((phase) => hasEnded({ status: { phase } }))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(isGoing({ metadata: { deletionTimestamp: "x" } })).toBe(true);
  expect(isGoing({ metadata: {} })).toBe(false);
  const ready = (status: string) => ({
    status: { conditions: [{ type: "Ready", status, lastTransitionTime: "1970-01-01T00:00:05Z" }] },
  });
  expect([isReady(ready("True")), isReady(ready("False")), isReady({})]).toEqual([true, false, false]);
  expect([readySince(ready("True")), readySince({})]).toEqual([5_000, 0]);
});
