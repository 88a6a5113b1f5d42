import type { JsonObject } from "@bubustack/api/json";

/** A text of a decision's log line, or undefined for a line that is not one. */
export function decisionLine(entry: JsonObject): string | undefined {
  const { decision, operation, kind, namespace, name, allowed } = entry;
  if (typeof decision !== "string" || typeof allowed !== "boolean") return undefined;
  const rules = Array.isArray(entry["rules"]) ? entry["rules"].map(String) : [];
  const where = typeof namespace === "string" && namespace !== "" ? `${namespace}/` : "";
  const what = `${String(operation)} ${String(kind)} ${where}${String(name)}`;
  const why = rules.length === 0 ? "" : `  ${[...new Set(rules)].join(", ")}`;
  const dry = entry["dryRun"] === true ? " (dry run)" : "";
  return `${clock(entry["time"])} ${allowed ? "allowed" : "refused"} ${what}${dry}${why}`;
}

function clock(time: unknown): string {
  const date = new Date(typeof time === "number" || typeof time === "string" ? time : Number.NaN);
  return Number.isNaN(date.getTime()) ? "--:--:--" : date.toISOString().slice(11, 19);
}
