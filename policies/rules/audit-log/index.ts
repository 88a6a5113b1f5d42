import type { AuditLogContext } from "../../facts/audit-log.ts";
import type { Rule } from "../../rule.ts";
import openStays from "./open-stays.ts";
import writtenByReplica from "./written-by-replica.ts";

/** The rules for AuditLog, in the order in which their findings are reported. */
export const auditLogRules: readonly Rule<AuditLogContext>[] = [writtenByReplica, openStays];
