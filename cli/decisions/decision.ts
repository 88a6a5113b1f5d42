import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Style } from "../terminal/style.ts";
import { padEnd, printable } from "../terminal/text.ts";

/** One line of the decision log: what was asked, by whom, and what was answered. */
export interface Decision {
  /** RFC 3339, or milliseconds since the Unix epoch. */
  readonly time: string | number;
  readonly id: string;
  readonly operation: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly user: string;
  readonly allowed: boolean;
  readonly rules: readonly string[];
  readonly warnings: number;
  /** Milliseconds. */
  readonly ms: number;
  readonly dryRun: boolean;
}

/** Reads a line of the log; undefined for one that is no decision. */
export function decisionOf(line: string): Decision | undefined {
  const entry = parse(line);
  if (entry === undefined || typeof entry["decision"] !== "string" || typeof entry["allowed"] !== "boolean")
    return undefined;
  const text = (key: string) => (typeof entry[key] === "string" ? entry[key] : "");
  const number = (key: string) => (typeof entry[key] === "number" ? entry[key] : 0);
  return {
    time: typeof entry["time"] === "number" ? entry["time"] : text("time"),
    id: entry["decision"],
    operation: text("operation"),
    kind: text("kind"),
    namespace: text("namespace"),
    name: text("name"),
    user: text("user"),
    allowed: entry["allowed"],
    rules: isList(entry["rules"]) ? entry["rules"].map(String) : [],
    warnings: number("warnings"),
    ms: number("ms"),
    dryRun: entry["dryRun"] === true,
  };
}

const widths = [8, 8, 7, 34, 18, 16] as const;
export const columns = cells(["TIME", "ANSWER", "ASKED", "OBJECT", "USER", "DECISION"], "RULES");

/** A decision as a row under `columns`: widths are fixed, since rows come one by one. */
export function row(decision: Decision, style: Style): string {
  const { namespace, name, kind, operation, user, id, allowed, rules, warnings, dryRun } = decision;
  const object = `${kind} ${namespace === "" ? "" : `${namespace}/`}${name}`;
  const said = allowed ? (warnings > 0 ? "warned" : "allowed") : "refused";
  const asked = `${operation.toLowerCase()}${dryRun ? "*" : ""}`;
  const line = cells([clock(decision.time), said, asked, object, user, id], [...new Set(rules)].join(", ") || "-");
  const paint = allowed ? (warnings > 0 ? style.yellow : style.green) : style.red;
  return line.replace(said, paint(said));
}

function cells(given: readonly string[], last: string): string {
  return [...given.map((cell, at) => padEnd(flat(cell), widths[at] ?? 0)), flat(last)].join("  ").trimEnd();
}

function flat(text: string): string {
  return printable(text).replaceAll(/[\n\t]/g, " ");
}

function clock(time: string | number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "--:--:--" : date.toISOString().slice(11, 19);
}

function parse(line: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
