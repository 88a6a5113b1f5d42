import { shortType } from "../query/traits.ts";
import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";

/** How much a record is worth somebody's attention. */
export type Severity = "info" | "notice" | "warning" | "error";

/** Types of records that are no everyday matter. */
const byType: { readonly [type: string]: Severity } = {
  "log.gap": "error",
  "checkpoint.seen": "info",
  "log.opened": "info",
  "log.read": "info",
  "admission.decided": "info",
  "edge.decided": "info",
};

/** A refusal warns; what was let pass without a verdict, or could not be recorded, is an error; acts are notable. */
export function severityOf(event: Fields): Severity {
  const { verdict } = fieldsOf(event["data"]);
  if (verdict === "unjudged") return "error";
  if (verdict === "refused") return "warning";
  return byType[shortType(String(event["type"]))] ?? "notice";
}
