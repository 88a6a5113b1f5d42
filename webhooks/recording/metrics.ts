import type { Metrics } from "@bubustack/runtime/metrics";

/** What is counted of the audit log. */
export interface RecordingInstruments {
  /** A record of this type is on disk. */
  recorded(type: string): void;
  /** Milliseconds from the verdict until its record was on disk. */
  committed(ms: number): void;
  /** A decision of this class has no record. */
  unrecorded(kind: string, answer: "refused" | "marked"): void;
}

/** What is read of the log when metrics are. */
export interface Gauged {
  readonly waiting: number;
  readonly size: number;
}

/** Upper bounds of the durations, in seconds. */
const buckets = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** `log` answers the log while it is open. */
export function recordingInstruments(metrics: Metrics, log: () => Gauged | undefined): RecordingInstruments {
  const records = metrics.counter("bubu_audit_records_total", "Records of the audit log by type.", ["type"]);
  const seconds = metrics.histogram("bubu_audit_commit_seconds", "From a verdict until it is on disk.", [], buckets);
  const missing = metrics.counter("bubu_audit_unrecorded_total", "Decisions without a record.", ["class", "answer"]);
  const waiting = metrics.gauge("bubu_audit_waiting", "Records that wait for the disk.", []);
  const size = metrics.gauge("bubu_audit_size", "Records of the audit log.", []);
  const open = metrics.gauge("bubu_audit_open", "Whether the audit log is open: 1 or 0.", []);
  // Counted here, and told when somebody looks: a counter with labels costs more than all else that is counted.
  const counts = new Map<string, number>();
  metrics.onRender(() => {
    for (const [type, count] of counts) records.add({ type: shortOf(type) }, count);
    counts.clear();
    const now = log();
    open.set({}, now === undefined ? 0 : 1);
    waiting.set({}, now?.waiting ?? 0);
    if (now !== undefined) size.set({}, now.size);
  });
  return {
    recorded: (type) => void counts.set(type, (counts.get(type) ?? 0) + 1),
    committed: (ms) => seconds.observe({}, ms / 1_000),
    unrecorded: (kind, answer) => missing.add({ class: kind, answer }),
  };
}

/** `admission.decided` of the type of a record. */
function shortOf(type: string): string {
  return type.replace(/^io\.bubustack\.audit\.(.*)\.v\d+$/, "$1");
}
