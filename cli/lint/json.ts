import type { Report } from "./report.ts";
import { summary } from "./report.ts";

/**
 * The report for programs. `version` changes when a field changes its meaning or goes; new fields may come.
 * `objects[].verdict` is the kernel's own, the same bytes as the webhook's for the same request and related objects;
 * `objects[].policies` is that of policies.
 */
export function json(report: Report): string {
  const files = report.sources.map(({ name }) => name);
  const { objects, findings, skipped } = report;
  return `${JSON.stringify({ version: 1, files, objects, findings, skipped, summary: summary(report) })}\n`;
}
