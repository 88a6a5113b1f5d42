import type { Fault } from "./fault.ts";
import { faultCodes } from "./fault.ts";
import type { Reports } from "./several.ts";
import type { Report } from "./verify.ts";

/** How a text is made to stand out. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
}

/** The reports for programs: one line. Of one log its report, of several `logs` and what is `absent`. */
export function reportsAsJson({ logs, absent }: Reports): string {
  const shown = logs.map(({ path, report: { faults, ...report } }) => {
    const named = faults.map((fault) => ({ ...fault, message: faultCodes[fault.code] }));
    return { path, ...report, faults: named };
  });
  const [only] = shown;
  const one = shown.length === 1 && absent.length === 0 ? only : undefined;
  return `${JSON.stringify(one ? { version: 1, ...one } : { version: 1, logs: shown, absent })}\n`;
}

/** The reports for people: of each log what is wrong first, then what it is, and how far that carries. */
export function reportsAsText({ logs, absent, faults }: Reports, { red, green }: Paint): string {
  const verdict = (count: number, other = "") =>
    count === 0 ? green(`nothing ${other}was removed or altered`) : red(`${count} ${count === 1 ? "fault" : "faults"}`);
  const lines = logs.flatMap(({ path, report }) => [
    ...linesOfReport(report, red),
    `${path}: ${verdict(report.faults.length + report.beyond, report.removed && "else ")}`,
  ]);
  for (const { origin, size, by } of absent)
    lines.push(
      `${red("fault")}: ${faultCodes["log-missing"]} It is ${origin}, with ${size} records, by ${by} (log-missing)`,
    );
  if (logs.length > 1 || absent.length > 0) lines.push(`${logs.length} logs: ${verdict(faults)}`);
  return `${lines.join("\n")}\n`;
}

function linesOfReport(
  { checkpoint, faults, beyond, removed = [], ...report }: Report,
  red: Paint["red"],
): readonly string[] {
  const lines = faults.map(
    (fault) => `${red("fault")}: ${rangeOf(fault)}${faultCodes[fault.code]}${byOf(fault)} (${fault.code})`,
  );
  if (beyond > 0) lines.push(`${red("fault")}: ${beyond} more`);
  if (checkpoint === undefined) return lines;
  const times = report.first && report.last ? `, ${report.first} to ${report.last}` : "";
  return [
    ...lines,
    ...removed.map((one) => `${rangeOf(one)}deleted by retention at ${one.time}, as record ${one.number} says`),
    `log ${checkpoint.origin}: ${checkpoint.size} records${times}`,
    `root ${checkpoint.root}`,
    `assurance: ${[report.assurance, report.witnessedUntil ?? report.anchoredUntil ?? []].flat().join(" until ")}`,
  ];
}

function byOf({ by }: Fault): string {
  return by === undefined ? "" : ` By ${by}`;
}

function rangeOf({ from, to }: Pick<Fault, "from" | "to">): string {
  if (from === undefined || to === undefined) return "";
  return to - from === 1 ? `record ${from}: ` : `records ${from} to ${to - 1}: `;
}
