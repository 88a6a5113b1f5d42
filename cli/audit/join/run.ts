import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { BubuError } from "@bubustack/api/errors";
import type { Result } from "@bubustack/audit/join/joined";
import { alarming, decisionOf, resultOf, results } from "@bubustack/audit/join/joined";
import type { Outcome } from "@bubustack/audit/join/outcome";
import { outcomeOf } from "@bubustack/audit/join/outcome";
import { merge } from "@bubustack/audit/query/merge";
import { search } from "@bubustack/audit/query/search";
import { fieldsOf } from "@bubustack/audit/record/fields";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { table } from "../../terminal/table.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text } from "../../verb.ts";
import { cacheFolder, openLogs } from "../logs.ts";
import { tableHeader, tableRow } from "../query/show.ts";
import { recordReading } from "../reading.ts";
import { lastRemoved, sayRemoved } from "../removed.ts";

/** Outcomes that are kept in memory at most. */
const most = 2_000_000;
/** A review is decided before its request ends, and clocks differ: records are looked for so many milliseconds around. */
const around = 3_600_000;

/** `bubu audit join`: what the decisions of a period led to; 1 where the API server did what was refused, or names a decision without a record. */
export async function run(io: Io, given: Given): Promise<number> {
  const [file = "", ...paths] = given.args;
  const output = text(given, "output");
  const human = output !== "jsonl" && output !== "json";
  const { outcomes, from, to } = await outcomesOf(io, file);
  const index = on(given, "scan") ? undefined : (text(given, "index") ?? cacheFolder(io.env));
  const opened = await openLogs(io, paths.length === 0 ? ["."] : paths, index);
  try {
    await recordReading(io, given, { how: "join", logs: opened.logs.map(({ origin }) => origin), from, to });
    const criteria = { since: from - around, until: to + around, traits: { type: ["admission.decided"] } };
    const all = opened.logs.map((log) => search(log, criteria, { descending: false }));
    const counts = new Map<Result, number>(results.map((result) => [result, 0]));
    const shown: (readonly string[])[] = [];
    const decisions: object[] = [];
    const answer = (one: object) => {
      if (output === "json") decisions.push(one);
      else io.out(`${JSON.stringify(one)}\n`);
    };
    const found = new Set<string>();
    for await (const hit of merge(all, false)) {
      const decision = decisionOf(hit.event) ?? "";
      const outcome = outcomes.get(decision);
      // Around the API server's log there are decisions that it cannot know of.
      if (outcome === undefined && (hit.time === undefined || hit.time < from || hit.time > to)) continue;
      found.add(decision);
      const result = resultOf(fieldsOf(hit.event["data"]), outcome);
      counts.set(result, (counts.get(result) ?? 0) + 1);
      const { auditId = "", status } = outcome ?? {};
      if (!human) answer({ decision, result, auditId, status, log: hit.log, number: hit.number, record: hit.event });
      else if (alarming.has(result) || result === "refused later")
        shown.push([result, auditId, String(status ?? ""), ...tableRow(hit)]);
    }
    const gone = lastRemoved(opened.logs);
    for (const [decision, { auditId, status, time = to }] of outcomes) {
      if (found.has(decision)) continue;
      const result = time <= gone ? "deleted" : "no record";
      counts.set(result, (counts.get(result) ?? 0) + 1);
      if (!human) answer({ decision, result, auditId, status });
      else if (result === "no record")
        shown.push([result, auditId, String(status ?? ""), "", "", "", "", "", "", decision]);
    }
    if (human) {
      if (shown.length > 0) io.out(table(["RESULT", "AUDIT ID", "STATUS", ...tableHeader], shown));
      io.out(`${[...counts].map(([result, count]) => `${result}: ${count}`).join(", ")}\n`);
    }
    if (output === "json") io.out(`${JSON.stringify({ version: 1, counts: Object.fromEntries(counts), decisions })}\n`);
    sayRemoved(io, opened.logs, from, to);
    return [...counts].some(([result, count]) => count > 0 && alarming.has(result)) ? exits.findings : exits.clean;
  } finally {
    opened.close();
  }
}

interface Outcomes {
  /** By decision. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** The first and the last end of a request of ours, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Reads the API server's audit log, line by line. */
async function outcomesOf(io: Io, file: string): Promise<Outcomes> {
  const outcomes = new Map<string, Outcome>();
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const lines = createInterface({
    input: createReadStream(resolve(io.cwd, file)),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  try {
    for await (const line of lines) {
      const outcome = outcomeOf(Buffer.from(line, "utf8"));
      if (outcome === undefined) continue;
      from = Math.min(from, outcome.time ?? from);
      to = Math.max(to, outcome.time ?? to);
      for (const decision of outcome.decisions) outcomes.set(decision, outcome);
      if (outcomes.size > most)
        throw new UsageError(`${file} has more than ${most} decisions`, "join it in parts, such as a file a day");
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new BubuError("file/unreadable", `the audit log ${file} cannot be read`, { cause });
  }
  if (outcomes.size > 0 && from <= to) return { outcomes, from, to };
  throw new UsageError(
    `${file} has no request that our webhooks decided about`,
    "give the API server's audit log (audit.k8s.io/v1, JSON lines) with the stage ResponseComplete at level Metadata or above",
  );
}
