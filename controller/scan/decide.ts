import type { JsonObject } from "@bubustack/api/json";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { Note, Plan } from "@bubustack/runtime/plan";
import { reportLabels, reportName, reportResource } from "./report.ts";

/** Objects about which one rule of one policy has begun to say something. */
export interface News {
  readonly policy: string;
  readonly rule: string;
  /** The first of them, as far as an Event needs it. */
  readonly about: JsonObject;
  /** Names, at most a few. */
  readonly names: readonly string[];
  readonly count: number;
  readonly message: string;
}

export interface ScanSeen {
  /** Empty for what is in no namespace. */
  readonly namespace: string;
  /** Whether reports can be written here at all. */
  readonly installed: boolean;
  /** The report that there is. */
  readonly report: JsonObject | undefined;
  /** All that it is to say; undefined: there is nothing to say. */
  readonly wanted: JsonObject | undefined;
  readonly news: readonly News[];
}

/** A report that says what was found, and an Event for what is new. A report with that name that is another one's stays as it is. */
export function decide({ namespace, installed, report, wanted, news }: ScanSeen): Plan {
  const notes = news.map(noteOf);
  const told = notes.length > 0 ? { notes } : {};
  if (!installed) return told;
  const resource = reportResource(namespace);
  if (report !== undefined && !isOurs(report)) return { ...told, ...taken };
  if (wanted === undefined)
    return report === undefined ? told : { writes: [{ write: "delete", resource, seen: report }], ...told };
  const fields = { metadata: { labels: reportLabels }, ...wanted };
  if (report !== undefined)
    return { writes: [{ write: "apply", resource, seen: report, fields, reclaims: true }], ...told };
  const { group, version, kind } = resource;
  const metadata = { name: reportName, ...(namespace !== "" && { namespace }), labels: reportLabels };
  const object = { ...wanted, apiVersion: `${group}/${version}`, kind, metadata };
  return { writes: [{ write: "create", resource, object }], ...told };
}

const taken: Plan = {
  terminal: {
    reason: "NameTaken",
    message: `a report ${reportName} is there that is not of this platform; it stays as it is`,
  },
};

function isOurs(report: JsonObject): boolean {
  return report["source"] === "bubustack";
}

function noteOf({ policy, rule, about, names, count, message }: News): Note {
  const more = count - names.length;
  const which = `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const { kind } = about;
  const where = `${policy}${rule === "" ? "" : `/${rule}`}`;
  const text = `${where} does not hold for ${String(kind)} ${which || metadataOf(about).name}: ${message}`;
  return { about, type: "Warning", reason: "PolicyViolated", message: text.slice(0, 1_024) };
}
