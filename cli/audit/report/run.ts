import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { merge } from "@bubustack/audit/query/merge";
import type { Hit } from "@bubustack/audit/query/search";
import { search } from "@bubustack/audit/query/search";
import type { Period } from "@bubustack/audit/report/collect";
import { Collector, standing } from "@bubustack/audit/report/collect";
import { controls } from "@bubustack/audit/report/controls";
import type { Evidence } from "@bubustack/audit/report/evidence";
import { page } from "@bubustack/audit/report/html/page";
import { trustedBy } from "@bubustack/audit/verifier/asked";
import type { Reports } from "@bubustack/audit/verify/several";
import { verifyLogs } from "@bubustack/audit/verify/several";
import type { Report } from "@bubustack/audit/verify/verify";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { style } from "../../terminal/style.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text, texts } from "../../verb.ts";
import { anchorsOf } from "../anchors.ts";
import type { OpenedLog } from "../logs.ts";
import { cacheFolder, openLogs } from "../logs.ts";
import type { Names } from "../names.ts";
import { namesOf } from "../names.ts";
import { recordReading } from "../reading.ts";
import type { Witnessed } from "../verify/witnessed.ts";
import { timeOf, witnessedOf } from "../verify/witnessed.ts";
import { when } from "../when.ts";

const day = 86_400_000;

/** `bubu audit report`: the evidence of a period; 1 where a log is not as it was written. */
export async function run(io: Io, given: Given): Promise<number> {
  const now = Date.now();
  const period = periodOf(given, now);
  const index = on(given, "scan") ? undefined : (text(given, "index") ?? cacheFolder(io.env));
  const opened = await openLogs(io, given.args, index);
  try {
    const reports = await verified(io, given, opened.logs);
    const logs = opened.logs.map(({ origin }) => origin);
    const names = await namesOf(io, given, opened.logs);
    await recordReading(io, given, { how: "report", logs, ...period, opened: names.open });
    const evidence = await evidenceOf(opened.logs, names, period, now, reports);
    const shown = text(given, "output") === "json" ? `${JSON.stringify({ ...evidence, controls })}\n` : page(evidence);
    const file = text(given, "out");
    if (file === undefined) io.out(shown);
    else
      await writeFile(resolve(io.cwd, file), shown).catch((cause: unknown) => {
        throw new BubuError("file/unwritable", `the report ${file} cannot be written`, { cause });
      });
    return (reports?.faults ?? 0) === 0 ? exits.clean : exits.findings;
  } finally {
    opened.close();
  }
}

/** The last 30 days unless --from and --to say otherwise. */
function periodOf(given: Given, now: number): Period {
  const [begin, end] = [text(given, "from"), text(given, "to")];
  const to = end === undefined ? now : when("--to", end, now, true);
  const from = begin === undefined ? to - 30 * day : when("--from", begin, now);
  if (from < to) return { from, to };
  throw new UsageError("--from is not before --to", "give a period, such as --from 2026-03-01 --to 2026-03-31");
}

/** What verification came to, and what witnesses saw of the logs. */
interface Verified extends Reports {
  readonly witnessed: readonly Witnessed[];
}

/** What verification came to; undefined where no key was given. */
async function verified(io: Io, given: Given, logs: readonly OpenedLog[]): Promise<Verified | undefined> {
  const keys = texts(given, "key");
  if (keys.length === 0) return undefined;
  const asked = { cwd: io.cwd, paths: [], keys, since: [], json: false, paint: style(false) };
  const trusted = await trustedBy({ ...asked, witnesses: texts(given, "witness") });
  if ("problem" in trusted) throw new UsageError(trusted.problem, trusted.fix);
  const folders = logs.filter((log) => !/^https?:/.test(log.path));
  const found = await Promise.all(folders.map((log) => witnessedOf(log, trusted.witnesses)));
  const witnessed = found.filter((one) => one !== undefined);
  const since = witnessed.flatMap(({ path, notes }) =>
    notes.map(({ file, bytes }) => ({ name: join(path, file), bytes })),
  );
  const complete = logs.length > 1;
  const anchors = await anchorsOf(io, given);
  if (anchors.length === 0) return { ...(await verifyLogs(logs, { ...trusted, since, complete })), witnessed };
  const anchored = (await import("@bubustack/audit/anchors/assure")).besides(anchors);
  since.push(...(await anchored.since(logs, complete)));
  return { ...(await anchored.judged(await verifyLogs(logs, { ...trusted, since, complete }), logs)), witnessed };
}

async function evidenceOf(
  logs: readonly OpenedLog[],
  names: Names,
  period: Period,
  now: number,
  reports: Verified | undefined,
): Promise<Evidence> {
  const collector = new Collector(period);
  // What was in force is known by what was changed before.
  const before = { until: period.from - 1, traits: { type: standing } };
  for await (const hit of all(logs, before)) collector.take(await names.named(hit));
  for await (const hit of all(logs, { since: period.from, until: period.to, traits: {} }))
    collector.take(await names.named(hit));
  const time = (at: number) => new Date(at).toISOString();
  return {
    version: 1,
    from: time(period.from),
    to: time(period.to),
    made: time(now),
    logs: logs.map(({ path, origin, removed: known }, at) => {
      const durability = collector.durabilityOf(origin);
      const report = reports?.logs[at]?.report;
      // Where it was verified, what tombstones say; else what the log's folder says.
      const gone = report ? (report.removed ?? []) : known;
      const removed = gone.map(({ from, to, number, time }) => ({ from, to, number, time }));
      return {
        ...{ path, origin, ...(durability ? { durability } : {}) },
        ...(removed.length > 0 ? { removed } : {}),
        ...(report ? { verified: report, ...seenOf(report, path, reports?.witnessed) } : {}),
      };
    }),
    absent: reports?.absent ?? [],
    ...collector.collected,
  };
}

/** What witnesses have seen of a log that has grown since: of one that has no faults. */
function seenOf({ assurance, faults, beyond }: Report, path: string, all: readonly Witnessed[] = []) {
  const one = all.find((each) => each.path === path);
  if (one === undefined || assurance !== "self-signed" || faults.length + beyond > 0) return {};
  return { witnessed: { size: one.size, until: timeOf(one.until) } };
}

function all(logs: readonly OpenedLog[], criteria: Parameters<typeof search>[1]): AsyncGenerator<Hit> {
  return merge(
    logs.map((log) => search(log, criteria, { descending: false })),
    false,
  );
}
