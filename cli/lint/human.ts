import type { Style } from "../terminal/style.ts";
import { excerpt, padEnd, printable } from "../terminal/text.ts";
import type { Located, Place, Reported, Skip } from "./report.ts";
import { summary, summaryLine } from "./report.ts";

/** The report for people: each finding with its line of the source and a caret under it. */
export function human(report: Reported, style: Style): string {
  const sources = new Map(report.sources.map((source) => [source.name, source]));
  const line = (place: Place) => sources.get(place.file)?.lines.line(place.start.line) ?? "";
  const blocks = [
    ...report.findings.map((finding) => findingBlock(finding, line(finding), style)),
    ...(report.skipped.length === 0 ? [] : [skippedBlock(report.skipped, style)]),
    closing(report, style),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function at({ file, start }: Place): string {
  return printable(`${file}:${start.line}:${start.column}`);
}

function findingBlock(finding: Located, line: string, style: Style): string {
  const paint = finding.severity === "error" ? style.red : style.yellow;
  const path = finding.path === "" ? "" : `${finding.path}: `;
  const head = `${style.bold(`${at(finding)}:`)} ${paint(`${finding.severity}:`)} ${printable(path + finding.message)}`;
  const out = [`${head} ${style.dim(`[${finding.rule}]`)}`];
  if (line.trim() !== "") out.push(...source(finding, line, paint, style));
  if (finding.fix !== undefined) out.push(`  ${style.cyan("fix:")} ${printable(finding.fix)}`);
  return out.join("\n");
}

function source(finding: Located, line: string, paint: (text: string) => string, style: Style): string[] {
  const end = finding.end.line === finding.start.line ? finding.end.column : line.length + 1;
  const { text, marks } = excerpt(line, finding.start.column, end);
  const number = String(finding.start.line);
  const gutter = " ".repeat(number.length);
  return [`  ${style.dim(`${number} |`)} ${text}`, `  ${style.dim(`${gutter} |`)} ${paint(marks)}`];
}

function skippedBlock(skipped: readonly Skip[], style: Style): string {
  const widest = Math.max(...skipped.map((skip) => at(skip).length)) + 1;
  return skipped
    .map(
      (skip) => `${padEnd(`${at(skip)}:`, widest)} skipped: ${printable(skip.reason)} ${style.dim(`[${skip.rule}]`)}`,
    )
    .join("\n");
}

function closing(report: Reported, style: Style): string {
  const { errors, warnings, skipped } = summary(report);
  const paint = errors > 0 ? style.red : warnings + skipped > 0 ? style.yellow : style.green;
  return paint(summaryLine(report));
}
