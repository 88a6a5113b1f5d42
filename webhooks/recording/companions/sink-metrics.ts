import type { Metrics } from "@bubustack/runtime/metrics";

/** What is counted of one sink. */
export interface SinkInstruments {
  readonly sent: (count: number) => void;
  /** An attempt to send failed. */
  readonly failed: () => void;
  /** Records that the sink refused for good. */
  readonly refused: (count: number) => void;
  /** Records that were gone before they could be sent. */
  readonly skipped: (count: number) => void;
}

export interface Lag {
  readonly records: number;
  readonly seconds: number;
}

/** The metrics of all sinks. `lagOf` reads the lag of one whenever metrics are read, and answers how to end that. */
export function sinkInstruments(metrics: Metrics) {
  const labels = ["sink"] as const;
  const lagRecords = metrics.gauge("bubu_audit_sink_lag_records", "Records that a sink has not acknowledged.", labels);
  const lagSeconds = metrics.gauge("bubu_audit_sink_lag_seconds", "Age of the oldest record on its way.", labels);
  const sent = metrics.counter("bubu_audit_sink_sent_total", "Records that a sink has acknowledged.", labels);
  const failed = metrics.counter("bubu_audit_sink_failed_total", "Attempts to send that failed.", labels);
  const refused = metrics.counter("bubu_audit_sink_refused_total", "Records that a sink refused for good.", labels);
  const skipped = metrics.counter("bubu_audit_sink_skipped_total", "Records gone before they could be sent.", labels);
  return {
    of(sink: string): SinkInstruments {
      // From the beginning, so that the first one is seen as a change.
      for (const counter of [sent, failed, refused, skipped]) counter.add({ sink }, 0);
      return {
        sent: (count) => sent.add({ sink }, count),
        failed: () => failed.add({ sink }),
        refused: (count) => refused.add({ sink }, count),
        skipped: (count) => skipped.add({ sink }, count),
      };
    },
    lagOf(sink: string, lag: () => Lag): () => void {
      const end = metrics.onRender(() => {
        const { records, seconds } = lag();
        lagRecords.set({ sink }, records);
        lagSeconds.set({ sink }, seconds);
      });
      return () => {
        end();
        lagRecords.remove({ sink });
        lagSeconds.remove({ sink });
      };
    },
  };
}
