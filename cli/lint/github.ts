import type { Located, Place, Reported } from "./report.ts";
import { summaryLine } from "./report.ts";

/** The report as GitHub workflow commands: annotations on the lines of a pull request. */
export function github(report: Reported): string {
  const lines = [
    ...report.findings.map((finding) => command(finding.severity, finding, finding.rule, sentence(finding))),
    ...report.skipped.map((skip) => command("notice", skip, skip.rule, `skipped: ${skip.reason}`)),
    summaryLine(report),
  ];
  return `${lines.join("\n")}\n`;
}

function sentence({ path, message, fix }: Located): string {
  return `${path === "" ? "" : `${path}: `}${message}${fix === undefined ? "" : `; ${fix}`}`;
}

function command(level: string, { file, start, end }: Place, title: string, message: string): string {
  // GitHub takes columns only where a range stays on one line.
  const columns =
    end.line === start.line ? { col: start.column, endColumn: Math.max(start.column, end.column - 1) } : {};
  const properties = { file, line: start.line, endLine: end.line, ...columns, title };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${written.join(",")}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
