import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import { recordingInstruments } from "./metrics.ts";

test("records, what has none, and how far the log is, can be read", async () => {
  const registry = metrics();
  let log: { waiting: number; size: number } | undefined;
  const instruments = recordingInstruments(registry, () => log);
  instruments.recorded("io.bubustack.audit.admission.decided.v1");
  instruments.committed(2);
  instruments.unrecorded("access", "refused");
  expect((await registry.render()).body).toContain("bubu_audit_open 0");
  log = { waiting: 3, size: 7 };
  const { body } = await registry.render();
  for (const line of [
    'bubu_audit_records_total{type="admission.decided"} 1',
    'bubu_audit_unrecorded_total{class="access",answer="refused"} 1',
    "bubu_audit_commit_seconds_count 1",
    "bubu_audit_open 1",
    "bubu_audit_waiting 3",
    "bubu_audit_size 7",
  ])
    expect(body).toContain(line);
});
