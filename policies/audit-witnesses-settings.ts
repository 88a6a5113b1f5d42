/** Who is shown the checkpoints of audit logs, and vouches for them. */
import type { Static } from "@bubustack/api/schema";
import { list, object, string } from "@bubustack/api/schema";

export const auditWitnesses = list(
  "Witnesses (C2SP `tlog-witness`) that are shown each log's checkpoints and cosign them; at most 16. They know each log's name and key, and see no records.",
  object("A witness.", {
    url: string("Its URL, below which `add-checkpoint` is: `https:`, unless it is on this machine's loopback.", {
      maxLength: 2_048,
      pattern: "^(https://|http://(127\\.0\\.0\\.1|localhost)[:/]).",
    }),
    key: string("Its public key, `name+id+base64`, of the type of cosignatures.", {
      maxLength: 512,
      pattern: "^[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}$",
    }),
  }),
  { maxItems: 16, default: [] },
);

export type AuditWitness = Static<typeof auditWitnesses>[number];
