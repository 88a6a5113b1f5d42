import type { Group } from "../verb.ts";
import { checkProof } from "./audit/check-proof.ts";
import { forget } from "./audit/forget.ts";
import { join } from "./audit/join.ts";
import { prove } from "./audit/prove.ts";
import { prune } from "./audit/prune.ts";
import { query } from "./audit/query.ts";
import { report } from "./audit/report.ts";
import { restore } from "./audit/restore.ts";
import { ship } from "./audit/ship.ts";
import { verify } from "./audit/verify.ts";

export const audit: Group = {
  name: "audit",
  summary: "Read and check audit logs: what was decided, that nothing was removed or altered, and proofs of it.",
  description: `A log is a folder in the layout of C2SP tlog-tiles, or a URL of one; a folder of such folders means all of them.`,
  actions: [verify, prove, checkProof, query, report, join, ship, forget, prune, restore],
};
