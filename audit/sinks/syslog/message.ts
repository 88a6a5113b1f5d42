import { shortType } from "../../query/traits.ts";
import { parseRecord } from "../../record/fields.ts";
import { timeOf } from "../../verify/time.ts";
import type { Severity } from "../severity.ts";
import { severityOf } from "../severity.ts";
import type { Shipped } from "../sink.ts";

/** "log audit" of RFC 5424. */
const facility = 13;
const severities: { readonly [severity in Severity]: number } = { error: 3, warning: 4, notice: 5, info: 6 };
/** `sequenceId` begins again behind it. */
const lastSequence = 2_147_483_647;

/** A record as a message of RFC 5424, behind its length as RFC 5425 frames it. */
export function frame({ origin, number, bytes }: Shipped): Uint8Array {
  const event = parseRecord(bytes);
  const priority = facility * 8 + severities[severityOf(event)];
  const host = headerText(origin, 255);
  const id = headerText(shortType(String(event["type"] ?? "")), 32);
  const data = `[meta sequenceId="${(number % lastSequence) + 1}"]`;
  const head = Buffer.from(`<${priority}>1 ${timeOf(bytes) ?? "-"} ${host} bubu-audit - ${id} ${data} `, "ascii");
  return Buffer.concat([Buffer.from(`${head.length + bytes.length} `, "ascii"), head, bytes]);
}

/** Printable ASCII without spaces, as header fields are. */
function headerText(text: string, most: number): string {
  return text.replaceAll(/[^\x21-\x7e]/g, "_").slice(0, most) || "-";
}
