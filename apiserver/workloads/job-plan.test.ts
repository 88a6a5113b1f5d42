import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { hasEnded, planJob } from "./job-plan.ts";

const start = Date.parse("2026-01-01T00:00:00Z");
const stamp = (ms = 0) => new Date(start + ms).toISOString();
let count = 0;
const pod = (phase: string, endedMs = 0): JsonObject => ({
  metadata: { name: `p${++count}` },
  status: { phase, containerStatuses: [{ state: { terminated: { finishedAt: stamp(endedMs) } } }] },
});
const plan = (spec: JsonObject, pods: readonly JsonObject[] = [], ms = 0, status: JsonObject = {}) =>
  planJob({ job: { spec, status }, pods, now: start + ms, stamp: stamp(ms), backOffMs: 1_000 });

test("makes what is missing, and no more than may run at once", () => {
  const spec = { completions: 5, parallelism: 2 };
  expect(plan(spec)).toMatchObject({ create: 2, status: { active: 0, startTime: stamp() } });
  expect(plan(spec, [pod("Running")])).toMatchObject({ create: 1 });
  expect(
    plan(spec, [pod("Running"), pod("Succeeded"), pod("Succeeded"), pod("Succeeded"), pod("Succeeded")]).create,
  ).toBe(0);
  const three = [pod("Running"), pod("Running"), pod("Pending")];
  expect(plan(spec, three).remove).toEqual([three[2]?.["metadata"]].map((meta) => (meta as { name: string }).name));
});

test("waits after failures, longer each time, and gives up", () => {
  const spec = { completions: 1, parallelism: 1, backoffLimit: 2 };
  expect(plan(spec, [pod("Failed")], 400)).toMatchObject({ create: 0, again: 600 });
  expect(plan(spec, [pod("Failed")], 1_000)).toMatchObject({ create: 1 });
  expect(plan(spec, [pod("Failed"), pod("Failed", 500)], 1_500)).toMatchObject({ create: 0, again: 1_000 });
  const failed = plan(spec, [pod("Failed"), pod("Failed"), pod("Failed")]);
  expect(failed.status).toMatchObject({ failed: 3, conditions: [{ type: "Failed", reason: "BackoffLimitExceeded" }] });
});

test("is complete, overdue, suspended", () => {
  const complete = plan({ completions: 1 }, [pod("Succeeded")], 5);
  expect(complete.status).toMatchObject({
    succeeded: 1,
    completionTime: stamp(5),
    conditions: [{}, { type: "Complete" }],
  });
  expect(hasEnded({ status: complete.status ?? {} })).toBe(true);
  const status = { startTime: stamp() };
  expect(plan({ activeDeadlineSeconds: 10 }, [], 4_000, status)).toMatchObject({ create: 1, again: 6_000 });
  expect(plan({ activeDeadlineSeconds: 10 }, [pod("Running")], 10_000, status)).toMatchObject({
    remove: [`p${count}`],
    status: { conditions: [{ reason: "DeadlineExceeded" }] },
  });
  const suspended = plan({ suspend: true }, [pod("Running")]);
  expect(suspended).toMatchObject({
    create: 0,
    remove: [`p${count}`],
    status: { conditions: [{ type: "Suspended" }] },
  });
  expect(plan({ suspend: false }, [], 0, suspended.status).status).toMatchObject({ conditions: [] });
});

test("without a number of completions, the first success is enough", () => {
  expect(plan({ parallelism: 2 }, [pod("Succeeded"), pod("Running")])).toMatchObject({ create: 0, remove: [] });
  expect(hasEnded({ status: plan({ parallelism: 2 }, [pod("Succeeded")]).status ?? {} })).toBe(true);
});

test("goes away some time after its end", () => {
  const status = { conditions: [{ type: "Complete", status: "True", lastTransitionTime: stamp() }] };
  expect(plan({ ttlSecondsAfterFinished: 5 }, [], 2_000, status)).toEqual({ create: 0, remove: [], again: 3_000 });
  expect(plan({ ttlSecondsAfterFinished: 5 }, [], 5_000, status)).toMatchObject({ expire: true });
  expect(plan({}, [], 5_000, status)).toEqual({ create: 0, remove: [] });
});
