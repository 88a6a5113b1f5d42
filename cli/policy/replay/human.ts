/** What came of a replay, for people. */
import { printable } from "@bubustack/api/printable";
import type { Gate } from "./gate.ts";
import type { Count, Replayed } from "./tally.ts";

/** Rows of each table. */
const most = 20;

export function human(of: Replayed, gate: Gate | undefined): string {
  const { requests, refused, warned, audited, unverified, malformed, changed } = of;
  const lines = [
    `${requests} requests: ${refused} refused, ${warned} warned about, ${audited} audited, ${unverified} unverified`,
    ...(malformed.lines === 0 ? [] : [`${malformed.lines} lines are no requests`]),
    ...malformed.first.map(({ line, problem }) => `  line ${line}: ${problem}`),
    ...(changed.compared === 0
      ? []
      : [`of ${changed.compared} with a former answer ${changed.refused} become refused, ${changed.allowed} allowed`]),
    ...firstOf(of),
    ...table("policy", of.policies),
    ...table("namespace", of.namespaces),
    ...table("user", of.users),
    ...(gate === undefined ? [] : verdictOf(gate)),
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
}

function firstOf({ changed: { first } }: Replayed): readonly string[] {
  if (first === undefined) return [];
  const { line, operation, resource, namespace, name, user, decision, was, becomes, messages } = first;
  const place = namespace === "" ? name : `${namespace}/${name}`;
  const where = decision === undefined ? `line ${line}` : `decision ${decision}`;
  return [
    `first at ${where}: ${operation} ${resource} ${place} by ${user}: ${was}, becomes ${becomes}`,
    ...messages.map((message) => `  ${message}`),
  ];
}

function table(title: string, counts: readonly Count[]): readonly string[] {
  const told = counts.filter(({ refused, warned, audited, unverified }) => refused + warned + audited + unverified > 0);
  if (told.length === 0) return [];
  const head = [title, "requests", "refused", "warned", "audited", "unverified"];
  const rows = told
    .slice(0, most)
    .map(({ name, requests, refused, warned, audited, unverified }) => [
      name === "" ? "-" : name,
      ...[requests, refused, warned, audited, unverified].map(String),
    ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const shown = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  const rest = told.length > most ? [`and ${told.length - most} more`] : [];
  return ["", shown(head), ...rows.map(shown), ...rest];
}

function verdictOf({ to, reasons }: Gate): readonly string[] {
  return [
    "",
    reasons.length === 0 ? `the draft may ${to}` : `the draft may not ${to}:`,
    ...reasons.map((one) => `  ${one}`),
  ];
}
