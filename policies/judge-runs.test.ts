/** Properties of judging runs: objects, changes of them and writes of their status, valid but for one random part. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectClaim, fetchEngram, helloStory, runOne, stepRun, storyRun, storyTrigger } from "./examples/objects.ts";
import type { Review } from "./kernel.ts";
import type { Answer, Ask } from "./related.ts";
import { absent, mutations, reversed, said, settle } from "./testing/random-objects.ts";

const condition = {
  type: "Ready",
  status: "True",
  lastTransitionTime: "2026-01-01T00:00:00Z",
  reason: "A",
  message: "",
};
const running = { phase: "Running", observedGeneration: 2, conditions: [condition] };
const token = { "storyrun.bubustack.io/trigger-token": "tok" };
const hash = {
  "storyrun.bubustack.io/trigger-input-hash": "9ad9d1db359cb62596c5d18e2b6395a325c91d01bd2aeeb20768e541b8d18260",
};

/** One valid object of each kind, with all that rules look at. */
const objects: readonly JsonObject[] = [
  storyRun(
    { inputs: { city: "Bern" }, storyRef: { name: "hello", namespace: "default" } },
    { name: "hello-tok-29cfc5407ad724f6", annotations: { ...token, ...hash }, labels: { a: "b" } },
    { ...running, gates: { ask: { state: "Approved", updatedBy: "ada" } }, stepStates: { nap: { phase: "Running" } } },
  ),
  stepRun(
    {
      engramRef: { name: "fetch" },
      input: { rows: { $bubuStorageRef: "runs/a.json" } },
      timeout: "5m",
      retry: { maxRetries: 1, delay: "1s" },
      executionOverrides: { cpuRequest: "100m", cpuLimit: "1" },
      downstreamTargets: [{ grpc: { endpoint: "next:50051" } }, { terminate: { stopMode: "success" } }],
    },
    { labels: { "bubustack.io/storyrun": "run-1" } },
    {
      ...running,
      output: { a: 1 },
      needs: ["other"],
      error: { version: "v1", type: "timeout", message: "late", exitClass: "retry" },
    },
  ),
  storyTrigger(
    { inputs: { city: "Bern" }, impulseRef: { name: "cron" } },
    {},
    { observedGeneration: 1, decision: "Created", storyRunRef: { name: "run-1" }, conditions: [condition] },
  ),
  effectClaim(
    {
      holderIdentity: "a",
      leaseDurationSeconds: 60,
      acquireTime: "2026-01-01T00:00:00.000000Z",
      renewTime: "2026-01-01T00:00:05.000000Z",
      completionStatus: "completed",
      completedAt: "2026-01-01T00:00:05Z",
    },
    {},
    { phase: "Completed", observedGeneration: 1, conditions: [condition] },
  ),
];
const others = [helloStory, runOne, stepRun(), ...fetchEngram];

/** Answers from the valid objects; anything else does not exist. */
function known(ask: Ask): Answer {
  if (ask.verb === "access" || ask.verb === "grant") return { state: "allowed" };
  if (ask.verb === "list") return { state: "listed", names: [], total: 0 };
  const found = others.find(
    ({ kind, metadata }) =>
      kind === ask.kind &&
      isObject(metadata) &&
      metadata.name === ask.name &&
      (metadata.namespace ?? "") === ask.namespace,
  );
  return found === undefined ? absent() : { state: "found", object: found };
}
const reviewOf = (object: Json, old: Json | undefined, subResource?: string): Review => ({
  operation: old === undefined ? "CREATE" : "UPDATE",
  kind: isObject(old ?? object) ? String((isObject(old) ? old : (object as JsonObject))["kind"]) : "",
  namespace: "default",
  name: "x",
  object,
  ...(old === undefined ? {} : { oldObject: old }),
  ...(subResource === undefined ? {} : { subResource }),
});
const broken = (review: Review) => settle(review, known).findings.filter(({ type }) => type === "InternalError");

describe.each(objects.map((object) => [String(object["kind"]), object] as const))("%s", (kind, object) => {
  const create = (given: Json): Review => ({ ...reviewOf(given, undefined), kind });

  test("the valid object is allowed, and so is its status", () => {
    expect(settle(create(object), known).findings).toEqual([]);
    expect(settle(reviewOf(object, { ...object, status: {} }, "status"), known).findings).toEqual([]);
  });

  test("no rule breaks, whatever is created, changed or said of the status", () => {
    fc.assert(
      fc.property(mutations(object), mutations(object), (given, old) => {
        expect(broken(create(given))).toEqual([]);
        expect(broken({ ...reviewOf(given, old), kind })).toEqual([]);
        expect(broken({ ...reviewOf(given, old, "status"), kind })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("no verdict depends on the order of keys", () => {
    fc.assert(
      fc.property(mutations(object), (given) => {
        for (const review of [create(given), { ...reviewOf(given, object, "status"), kind }]) {
          const turned = { ...review, object: reversed(review.object ?? null) };
          expect(said(settle(turned, known))).toEqual(said(settle(review, known)));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("the defaulted object gets the same verdict as the original, and no further patch", () => {
    fc.assert(
      fc.property(mutations(object), (given) => {
        const first = settle(create(given), known);
        const second = settle(create(first.object ?? null), known);
        expect(said(second)).toEqual(said(first));
        expect(second.patches).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("an allowed object may be applied again as it is", () => {
    fc.assert(
      fc.property(mutations(object), (given) => {
        const first = settle(create(given), known);
        if (!first.allowed) return;
        const again = settle({ ...reviewOf(first.object ?? null, first.object ?? null), kind }, known);
        expect(again).toMatchObject({ allowed: true, patches: [] });
      }),
      { numRuns: 200 },
    );
  });
});
