import type { ErrorCode } from "@bubustack/api/errors";
import type { Metrics } from "@bubustack/runtime/metrics";
import type { DecisionRecord } from "./decision-log.ts";

/** What the server counts. */
export interface Instruments {
  /** A decision was made in `ms` milliseconds. Dry runs change no counter. */
  reviewed(record: DecisionRecord, ms: number): void;
  /** A request got no AdmissionReview as its answer. */
  refused(code: ErrorCode): void;
  workerEnded(reason: string): void;
  render: Metrics["render"];
}

/** Upper bounds of the durations, in seconds. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function instrument(metrics: Metrics): Instruments {
  const about = ["webhook", "kind", "operation", "outcome"] as const;
  const reviews = metrics.counter("bubu_webhook_reviews_total", "Decisions by what was asked and said.", about);
  const seconds = metrics.histogram("bubu_webhook_review_seconds", "Duration of reviews.", ["webhook"], buckets);
  const denials = metrics.counter("bubu_webhook_denials_total", "Denied reviews by rule that denied.", ["rule"]);
  const refused = metrics.counter("bubu_webhook_refused_total", "Requests that were not judged, by code.", ["code"]);
  const ended = metrics.counter("bubu_webhook_workers_ended_total", "Judging workers ended early.", ["reason"]);
  return {
    reviewed(record, ms) {
      if (record.dryRun) return;
      const { webhook, kind, operation } = record;
      reviews.add({ webhook, kind, operation, outcome: outcomeOf(record) });
      seconds.observe({ webhook }, ms / 1000);
      for (const rule of record.rules) denials.add({ rule });
    },
    refused: (code) => refused.add({ code }),
    workerEnded: (reason) => ended.add({ reason }),
    render: () => metrics.render(),
  };
}

function outcomeOf({ unjudged, allowed }: DecisionRecord): string {
  if (unjudged !== undefined) return "unjudged";
  return allowed ? "allowed" : "denied";
}
