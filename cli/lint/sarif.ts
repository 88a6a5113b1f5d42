import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Located, Place, Reported } from "./report.ts";
import type { RuleText } from "./rule-text.ts";

/**
 * The report as SARIF 2.1.0, for code scanning services.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(report: Reported, version: string, describe: (rule: string) => RuleText): string {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const run = {
    tool: { driver: { name: "bubu", version, rules: ids.map((id) => reportingDescriptor(id, describe(id))) } },
    columnKind: "utf16CodeUnits",
    artifacts: report.sources.map(({ name }) => ({ location: { uri: uri(name) } })),
    results: report.findings.map((finding) => result(finding, ids.indexOf(finding.rule))),
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: report.skipped.map((skip) => ({
          level: "note",
          message: { text: `skipped: ${skip.reason}` },
          associatedRule: { id: skip.rule },
          locations: [location(skip)],
        })),
      },
    ],
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function reportingDescriptor(id: string, { summary, why, warns }: RuleText) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${summary} ${why} Run "bubu explain ${id}" for examples.` },
    defaultConfiguration: { level: warns ? "warning" : "error" },
  };
}

function result(finding: Located, ruleIndex: number) {
  const { object, path, message, fix } = finding;
  const logical = object && `${object.kind} ${object.namespace}${object.namespace === "" ? "" : "/"}${object.name}`;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.severity,
    message: { text: `${path === "" ? "" : `${path}: `}${message}${fix === undefined ? "" : `; ${fix}`}` },
    locations: [
      {
        ...location(finding),
        ...(logical === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: `${logical} ${path}`.trim() }] }),
      },
    ],
  };
}

function location({ file, start, end }: Place) {
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { physicalLocation: { artifactLocation: { uri: uri(file) }, region } };
}

/** A relative reference stays relative: services resolve it against the checkout. */
function uri(file: string): string {
  if (file === "-") return "stdin";
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split("/").map(encodeURIComponent).join("/");
}
