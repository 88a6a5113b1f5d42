import { auditLog } from "../../examples/policy-objects.ts";
import type { AuditLogContext } from "../../facts/audit-log.ts";
import { forbidden } from "../../finding.ts";
import { guard } from "../../rule.ts";

const told = {
  size: 7,
  root: "3Nq7bM0oG0m2JQ5mU1i2mHk0y7lq9cQ4Lr2mLq0sJ2o=",
  checkpoint: "the signed note",
  key: "log.example+1c42cda9+AQRoj/TnOoKZXfKWJ9GIvh8wF7Q1QiV4cYbF9nrZ4Vtd",
  updatedAt: "2026-11-26T12:00:00Z",
};

export default guard<AuditLogContext>({
  id: "audit-log/open-stays",
  kind: "AuditLog",
  summary: "The AuditLog of a log that is being written is not deleted.",
  why: "By it the other replicas see that the log does not become shorter, and with it goes what says that there was a log.",
  examples: {
    allow: [
      { object: auditLog({}, { ...told, state: "sealed" }), operation: "DELETE" },
      {
        title: "Its replica is gone, and the log with it",
        object: auditLog({}, { ...told, state: "lost" }),
        operation: "DELETE",
      },
    ],
    deny: [{ object: auditLog({}, { ...told, state: "open" }), operation: "DELETE" }],
  },
  check: ({ object }) =>
    object.status?.state === "open"
      ? [
          forbidden(["status", "state"], "the log is open: its replica writes it", {
            fix: 'end the replica first, or set the annotation policy.bubustack.io/force-delete to "true"',
          }),
        ]
      : [],
});
