import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import { sinkInstruments } from "./sink-metrics.ts";

test("each sink has its counters from the beginning, and its lag while it is shipped to", async () => {
  const registry = metrics();
  const instruments = sinkInstruments(registry);
  const siem = instruments.of("siem");
  const end = instruments.lagOf("siem", () => ({ records: 7, seconds: 1.5 }));
  siem.sent(5);
  siem.failed();
  const lines = async () => (await registry.render()).body.split("\n").filter((line) => line.includes("siem"));
  expect((await lines()).sort()).toEqual([
    'bubu_audit_sink_failed_total{sink="siem"} 1',
    'bubu_audit_sink_lag_records{sink="siem"} 7',
    'bubu_audit_sink_lag_seconds{sink="siem"} 1.5',
    'bubu_audit_sink_refused_total{sink="siem"} 0',
    'bubu_audit_sink_sent_total{sink="siem"} 5',
    'bubu_audit_sink_skipped_total{sink="siem"} 0',
  ]);
  siem.refused(2);
  siem.skipped(3);
  end();
  expect((await lines()).sort()).toEqual([
    'bubu_audit_sink_failed_total{sink="siem"} 1',
    'bubu_audit_sink_refused_total{sink="siem"} 2',
    'bubu_audit_sink_sent_total{sink="siem"} 5',
    'bubu_audit_sink_skipped_total{sink="siem"} 3',
  ]);
});
