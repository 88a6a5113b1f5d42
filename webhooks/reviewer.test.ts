import { BubuError } from "@bubustack/api/errors";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/policies/testing/host";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import type { Result } from "./judging/lane.ts";
import type { Pool } from "./judging/pool.ts";
import { instrument } from "./metrics.ts";
import type { ReviewerTools } from "./reviewer.ts";
import { asBubuError, createReviewer } from "./reviewer.ts";
import { cluster } from "./testing/lookups.ts";
import { bytesOf, request, subject, table, verdict } from "./testing/reviews.ts";

const poolOf = (result: Result): Pool => ({
  waiting: 0,
  warm: () => {},
  run: () => Promise.resolve(result),
  close: () => Promise.resolve(),
});
const reviewer = (more: Partial<ReviewerTools> = {}) =>
  createReviewer({
    kinds: table,
    judge: () => ({ verdict: verdict() }),
    settings: defaultSettings,
    host,
    lookups: cluster().lookups,
    pool: poolOf({ error: new BubuError("review/queue-full") }),
    workerBytes: 10_000,
    log: silentLog(),
    instruments: instrument(metrics()),
    now: () => 100,
    ...more,
  });
const arrived = (startedAt = 100) => ({ bytes: bytesOf(request()), startedAt, verified: false });

test("a small review is judged here, within what its arrival left of the budget", async () => {
  expect(JSON.parse(String(await reviewer().review("mutate", arrived(), "5s"))).response.allowed).toBe(true);
  const late = JSON.parse(String(await reviewer().review("mutate", arrived(100 - 2_800), "5s")));
  expect(late.response).toMatchObject({ allowed: false, status: { code: 504 } });
});

test("a large one goes to the pool, whose bytes are passed on as they are", async () => {
  const body = new TextEncoder().encode("finished");
  const record = {
    ...subject,
    decision: "d0",
    webhook: "mutate",
    allowed: true,
    rules: [],
    findings: 0,
    warnings: 0,
  } as const;
  const large = reviewer({ workerBytes: 10, pool: poolOf({ body, record }) });
  expect(String(await large.review("mutate", arrived(), "5s"))).toBe("finished");
});

test("what the pool could not judge is denied where the request is known, and thrown where it is not", async () => {
  const error = new BubuError("review/deadline");
  const known = reviewer({ workerBytes: 10, pool: poolOf({ error, subject }) });
  expect(JSON.parse(String(await known.review("mutate", arrived(), "5s"))).response).toMatchObject({
    uid: subject.uid,
    allowed: false,
  });
  const unknown = reviewer({ workerBytes: 10, pool: poolOf({ error }) });
  await expect(unknown.review("mutate", arrived(), "5s")).rejects.toBe(error);
});

test("what is too old to judge by judges nothing, large or small, and readiness sees it by itself", async () => {
  const seen: unknown[] = [];
  const judge = () => {
    throw new Error("judged");
  };
  const old = reviewer({ stale: () => true, judge });
  const { response } = JSON.parse(String(await old.review("mutate", arrived(), "5s")));
  expect(response).toMatchObject({ allowed: false, status: { code: 503, reason: "ServiceUnavailable" } });
  expect(response.auditAnnotations.unjudged).toBe("review/stale");
  const pool = poolOf({ error: new BubuError("review/stale"), subject });
  const large = reviewer({
    stale: () => true,
    judge,
    workerBytes: 10,
    pool: {
      ...pool,
      run(job) {
        seen.push(job.unjudged);
        return pool.run(job);
      },
    },
  });
  await large.review("mutate", arrived(), "5s");
  expect(seen).toEqual(["review/stale"]);
  const { record } = await reviewer({ stale: () => true }).rehearse(bytesOf(request()));
  expect(record.unjudged).toBeUndefined();
});

test("a rehearsal leaves no trace", async () => {
  const instruments = instrument(metrics());
  const before = await instruments.render();
  const { record } = await reviewer({ instruments }).rehearse(bytesOf(request()));
  expect([record.allowed, await instruments.render()]).toEqual([true, before]);
});

test("whatever is thrown becomes an error of the catalogue", () => {
  const known = new BubuError("review/malformed");
  expect([asBubuError(known), asBubuError(new TypeError("x")).code]).toEqual([known, "rule/failed"]);
});
