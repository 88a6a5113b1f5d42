import type { AuditSettings } from "@bubustack/policies/audit-settings";
import type { Evidence } from "./evidence.ts";

/** What a decision is about, by which an installation says what happens when it cannot be recorded. */
export type DecisionClass = keyof AuditSettings["onFailure"];

const ours = /(^|\.)bubustack\.io$/;

/** `access`: what is judged by. `cleanup`: without it nothing could be mended or would end. `workflows`: kinds of ours. Else `resources`. */
export function classOf({ webhook, subject, asked }: Evidence): DecisionClass {
  if (webhook !== "mutate" && webhook !== "validate") return "resources";
  if (asked.act !== undefined) return "access";
  if (subject.operation === "DELETE" || subject.subResource === "status") return "cleanup";
  return ours.test(subject.group) ? "workflows" : "resources";
}
