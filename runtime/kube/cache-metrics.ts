import type { CounterMetric, GaugeMetric, Metrics } from "../metrics.ts";

export interface CacheMetrics {
  readonly objects: GaugeMetric<"kind">;
  readonly staleSeconds: GaugeMetric<"kind">;
  readonly events: CounterMetric<"kind" | "type">;
  readonly relists: CounterMetric<"kind" | "reason">;
  readonly failures: CounterMetric<"kind" | "failure">;
}

/** The metrics that all caches of a process share, one series for each kind. */
export function cacheMetrics(metrics: Metrics): CacheMetrics {
  return {
    objects: metrics.gauge("bubu_cache_objects", "Objects held in memory.", ["kind"]),
    staleSeconds: metrics.gauge(
      "bubu_cache_stale_seconds",
      "Seconds since the API server last said something about this kind; absent before the first list.",
      ["kind"],
    ),
    events: metrics.counter("bubu_cache_events_total", "Events of watches, by type.", ["kind", "type"]),
    relists: metrics.counter("bubu_cache_relists_total", "Complete lists, by why they were made.", ["kind", "reason"]),
    failures: metrics.counter("bubu_cache_failures_total", "Lists and watches that failed, by how.", [
      "kind",
      "failure",
    ]),
  };
}
