import type { Fault } from "@bubustack/audit/verify/fault";
import { faultCodes } from "@bubustack/audit/verify/fault";
import type { Report } from "@bubustack/audit/verify/verify";
import type { Style } from "../../terminal/style.ts";

/** The report for programs: one line. */
export function asJson(path: string, { faults, ...report }: Report): string {
  const named = faults.map((fault) => ({ ...fault, message: faultCodes[fault.code] }));
  return `${JSON.stringify({ version: 1, path, ...report, faults: named })}\n`;
}

/** The report for people: what is wrong first, then what the log is, and how far that carries. */
export function asText(path: string, report: Report, { red, green }: Pick<Style, "red" | "green">): string {
  const { checkpoint, faults, beyond, first, last } = report;
  const lines = faults.map((fault) => `${red("fault")}: ${rangeOf(fault)}${faultCodes[fault.code]} (${fault.code})`);
  if (beyond > 0) lines.push(`${red("fault")}: ${beyond} more`);
  if (checkpoint) {
    const times = first && last ? `, ${first} to ${last}` : "";
    lines.push(`log ${checkpoint.origin}: ${checkpoint.size} records${times}`);
    lines.push(`root ${checkpoint.root}`);
    lines.push(`assurance: ${report.assurance}${report.witnessedUntil ? ` until ${report.witnessedUntil}` : ""}`);
  }
  const count = faults.length + beyond;
  const verdict =
    count === 0 ? green("nothing was removed or altered") : red(`${count} ${count === 1 ? "fault" : "faults"}`);
  return `${[...lines, `${path}: ${verdict}`].join("\n")}\n`;
}

function rangeOf({ from, to }: Fault): string {
  if (from === undefined || to === undefined) return "";
  return to - from === 1 ? `record ${from}: ` : `records ${from} to ${to - 1}: `;
}
