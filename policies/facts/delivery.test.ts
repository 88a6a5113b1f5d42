import { expect, test } from "vitest";
import { deliveryDurations } from "./delivery.ts";
import { ExecutionFacts } from "./execution.ts";

test("waits are collected, empty ones too", () => {
  const facts = new ExecutionFacts();
  deliveryDurations(facts, ["d"], { retry: { baseDelay: "", maxDelay: "5m" } });
  deliveryDurations(facts, ["e"], undefined);
  expect(facts.durations.map(({ path, value }) => [path.join("."), value])).toEqual([
    ["d.retry.baseDelay", ""],
    ["d.retry.maxDelay", "5m"],
  ]);
});
