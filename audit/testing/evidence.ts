import type { Evidence } from "../report/evidence.ts";

const none = { top: [], others: 0 };

/** The evidence of a period in which little was: for tests of what shows it. */
export const evidence: Evidence = {
  version: 1,
  from: "2026-03-01T00:00:00.000Z",
  to: "2026-03-31T23:59:59.999Z",
  made: "2026-04-01T08:00:00.000Z",
  logs: [{ path: "logs/a", origin: "log.example/a" }],
  absent: [],
  records: 1,
  byType: { top: [{ name: "admission.decided", count: 1 }], others: 0 },
  decisions: { allowed: 1, refused: 0, unjudged: 0, dryRun: 0, unverifiedCallers: 0, unrecorded: 0, slots: [] },
  refusals: { byRule: none, byPolicy: none, byNamespace: none },
  exceptions: [],
  policies: [
    {
      ...{ kind: "ClusterPolicy", namespace: "", name: "</pre><script>alert(1)</script>" },
      changes: [{ time: "t", change: "created", actor: "<ada>", digest: "d", record: "r", diff: ["+<spec>", "-old"] }],
    },
  ],
  acts: [],
  readings: none,
  unlisted: 0,
};
