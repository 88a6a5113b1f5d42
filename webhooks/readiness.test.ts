import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { recordOf } from "./decision-log.ts";
import { createReadiness } from "./readiness.ts";
import type { Reviewer } from "./reviewer.ts";
import { cluster } from "./testing/lookups.ts";
import { storyKind, subject, verdict } from "./testing/reviews.ts";

const rehearsing = (rehearse: Reviewer["rehearse"]): Reviewer => ({ review: () => Promise.resolve(""), rehearse });
const fine = rehearsing(() =>
  Promise.resolve({ body: "", record: recordOf(subject, "mutate", { verdict: verdict() }, "d0") }),
);

test("ready once caches are complete, until it drains", async () => {
  const held = cluster();
  const readiness = createReadiness(held.lookups, [storyKind], fine);
  expect((await readiness.report()).ok).toBe(true);
  held.synced = false;
  expect((await readiness.report()).checks).toContainEqual(expect.objectContaining({ name: "cache Story", ok: false }));
  held.synced = true;
  readiness.drain();
  expect([readiness.draining, (await readiness.report()).ok]).toEqual([true, false]);
});

test("a kind without a cache does not stand in the way", async () => {
  const held = cluster();
  held.uncached.add("Story");
  expect((await createReadiness(held.lookups, [storyKind], fine).report()).ok).toBe(true);
});

test("a server that cannot judge is not ready", async () => {
  const { lookups } = cluster();
  const outcome = { refusal: new BubuError("rule/failed") };
  const unjudged = rehearsing(() => Promise.resolve({ body: "", record: recordOf(subject, "mutate", outcome, "d0") }));
  const throwing = rehearsing(() => Promise.reject(new Error("at /srv/app.ts")));
  expect((await createReadiness(lookups, [storyKind], unjudged).report()).checks.at(-1)?.message).toBe("rule/failed");
  const report = await createReadiness(lookups, [storyKind], throwing).report();
  expect([report.ok, JSON.stringify(report).includes("/srv")]).toEqual([false, false]);
});

test("a replica that the API server does not trust yet is not ready", async () => {
  const { lookups } = cluster();
  let missing: string | undefined = "not trusted yet";
  const presence = {
    start: () => Promise.resolve(),
    missing: () => missing,
    refresh: () => {},
    stop: () => Promise.resolve(),
  };
  const readiness = createReadiness(lookups, [storyKind], fine, { presence });
  expect((await readiness.report()).checks.at(-1)).toEqual({ name: "registration", ok: false, message: missing });
  missing = undefined;
  expect((await readiness.report()).ok).toBe(true);
});

test("a replica whose caches may be old is not ready", async () => {
  const { lookups } = cluster();
  let missing: string | undefined = "no heartbeat";
  const freshness = { start() {}, missing: () => missing, stale: () => false, stop: () => Promise.resolve() };
  const readiness = createReadiness(lookups, [storyKind], fine, { freshness });
  expect((await readiness.report()).checks.at(-1)).toEqual({ name: "heartbeat", ok: false, message: missing });
  missing = undefined;
  expect((await readiness.report()).ok).toBe(true);
});
