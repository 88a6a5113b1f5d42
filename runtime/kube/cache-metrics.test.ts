import { expect, test } from "vitest";
import { metrics } from "../metrics.ts";
import { cacheMetrics } from "./cache-metrics.ts";

test("all caches of a process share one family of each metric", async () => {
  const all = metrics();
  cacheMetrics(all).events.add({ kind: "Story", type: "ADDED" });
  cacheMetrics(all).events.add({ kind: "Engram", type: "ADDED" });
  cacheMetrics(all).relists.add({ kind: "Story", reason: "expired" });
  cacheMetrics(all).failures.add({ kind: "Story", failure: "refused" });
  const { body } = await all.render();
  expect(body.split("\n").filter((line) => line.startsWith("bubu_"))).toEqual([
    'bubu_cache_events_total{kind="Story",type="ADDED"} 1',
    'bubu_cache_events_total{kind="Engram",type="ADDED"} 1',
    'bubu_cache_relists_total{kind="Story",reason="expired"} 1',
    'bubu_cache_failures_total{kind="Story",failure="refused"} 1',
  ]);
});
