import { setTimeout as sleep } from "node:timers/promises";
import { toAuditEvent } from "@bubustack/audit/query/audit-event";
import { merge } from "@bubustack/audit/query/merge";
import type { Hit } from "@bubustack/audit/query/search";
import { search } from "@bubustack/audit/query/search";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { table } from "../../terminal/table.ts";
import { printable } from "../../terminal/text.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text } from "../../verb.ts";
import type { OpenedLog } from "../logs.ts";
import { cacheFolder, openLogs, sizeOf } from "../logs.ts";
import type { NamedHit, Names } from "../names.ts";
import { namesOf } from "../names.ts";
import { recordReading } from "../reading.ts";
import { sayRemoved } from "../removed.ts";
import { askedFor, criteriaOf } from "./criteria.ts";
import type { Places } from "./cursor.ts";
import { formatCursor, parseCursor, placesAfter } from "./cursor.ts";
import type { Filter } from "./filter.ts";
import { filterOf } from "./filter.ts";
import { csvHeader, csvLine, csvRow, tableHeader, tableRow } from "./show.ts";

const formats = ["human", "json", "jsonl", "csv", "k8s-events"] as const;
type Format = (typeof formats)[number];

/** Milliseconds between two looks at a log that is followed. */
const followMs = 1_000;

/** `bubu audit query`: records of one log or of several, joined by time. */
export async function run(io: Io, given: Given): Promise<number> {
  const asked = questionOf(given);
  const filter = asked.filter === undefined ? undefined : filterOf(asked.filter);
  const opened = await openLogs(
    io,
    given.args,
    on(given, "scan") ? undefined : (text(given, "index") ?? cacheFolder(io.env)),
  );
  const problems = new Problems(io);
  try {
    const names = await namesOf(io, given, opened.logs);
    const criteria = await names.asked(asked.criteria);
    const answer = { ...asked, criteria, names, passes: problems.around(filter) };
    // Who follows without a time wants what comes.
    const live = asked.follow && answer.criteria.since === undefined;
    const start = live ? endsOf(opened.logs) : asked.start;
    const { hits, places } = await page(opened.logs, answer, start);
    const { since: from, until: to } = answer.criteria;
    const logs = opened.logs.map(({ origin }) => origin);
    const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const records = asked.follow ? {} : { records: hits.length };
    const reading = { how: "query", logs, filter: askedFor(given), opened: names.open } as const;
    await recordReading(io, given, { ...reading, ...period, ...records });
    const more = hits.length === asked.limit && hits.length > 0 ? formatCursor(places, asked.descending) : undefined;
    show(io, asked.format, hits, asked.follow ? undefined : more, true);
    // Where the search came to the end of what there is.
    if (hits.length < asked.limit && !live) sayRemoved(io, opened.logs, from, to);
    if (asked.follow) await follow(io, opened.logs, answer);
  } finally {
    problems.say();
    opened.close();
  }
  return exits.clean;
}

interface Question {
  readonly criteria: ReturnType<typeof criteriaOf>;
  readonly filter: string | undefined;
  readonly format: Format;
  readonly limit: number;
  readonly descending: boolean;
  readonly follow: boolean;
  readonly start: Places;
}

function questionOf(given: Given): Question {
  const format = formats.find((each) => each === text(given, "output")) ?? "human";
  const limit = Number(text(given, "limit") ?? "100");
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1_000_000)
    throw new UsageError(
      `--limit takes a number from 1 to 1,000,000, not "${text(given, "limit")}"`,
      "give --limit 1000",
    );
  const follow = on(given, "follow");
  if (follow && format === "json")
    throw new UsageError("-f does not end, and -o json is one document", "give -o jsonl with -f");
  const descending = !on(given, "oldestFirst") && !follow;
  const after = text(given, "after");
  const start = after === undefined ? new Map<string, number>() : parseCursor(after, descending);
  const criteria = criteriaOf(given, Date.now());
  return { criteria, filter: text(given, "filter"), format, limit, descending, follow, start };
}

interface Answering extends Omit<Question, "filter"> {
  readonly names: Names;
  readonly passes: (hit: Hit) => boolean;
}

/** The next records of logs, from places on; with -f as many as there are. */
async function page(
  logs: readonly OpenedLog[],
  { criteria, descending, follow, format, limit, names, passes }: Answering,
  start: Places,
): Promise<{ readonly hits: readonly NamedHit[]; readonly places: Places }> {
  const all = logs.map((log) => {
    const from = start.get(log.origin);
    return search(log, criteria, { descending, ...(from === undefined ? {} : { start: from }) });
  });
  const hits: NamedHit[] = [];
  for await (const found of merge(all, descending)) {
    const hit = await names.named(found);
    if (format === "k8s-events" && toAuditEvent(hit.event) === undefined) continue;
    if (passes(hit)) hits.push(hit);
    if (!follow && hits.length === limit) break;
  }
  return { hits, places: placesAfter(start, hits, descending) };
}

/** Goes on with what comes, until the user has seen enough. */
async function follow(io: Io, logs: readonly OpenedLog[], answer: Answering): Promise<void> {
  let seen = endsOf(logs);
  while (!io.signal.aborted) {
    await sleep(followMs, undefined, { signal: io.signal }).catch(() => undefined);
    const grown = await Promise.all(logs.map((log) => sizeOf(log)));
    const { hits } = await page(grown, answer, seen);
    show(io, answer.format, hits, undefined, false);
    seen = endsOf(grown);
  }
}

/** Where logs end now. */
function endsOf(logs: readonly OpenedLog[]): Places {
  return new Map(logs.map(({ origin, size }) => [origin, size]));
}

function show(io: Io, format: Format, hits: readonly NamedHit[], more: string | undefined, head: boolean): void {
  const records = hits.map(({ log, number, record, actor }) => ({ log, number, record, ...(actor && { actor }) }));
  if (format === "json") io.out(`${JSON.stringify({ version: 1, records, ...(more ? { after: more } : {}) })}\n`);
  else if (format === "jsonl") for (const record of records) io.out(`${JSON.stringify(record)}\n`);
  else if (format === "k8s-events") for (const { event } of hits) io.out(`${JSON.stringify(toAuditEvent(event))}\n`);
  else if (format === "csv")
    for (const row of [...(head ? [csvHeader] : []), ...hits.map(csvRow)]) io.out(csvLine(row));
  else if (head) io.out(table(tableHeader, hits.map(tableRow)));
  else for (const hit of hits) io.out(`${printable(tableRow(hit).join("   "))}\n`);
  if (more !== undefined && format !== "json") io.err(`more: --after ${more}\n`);
}

/** Counts the records about which a filter could say nothing: they are left out, which is said in the end. */
class Problems {
  readonly #io: Io;
  #count = 0;
  #first = "";

  constructor(io: Io) {
    this.#io = io;
  }

  around(filter: Filter | undefined): (hit: Hit) => boolean {
    return ({ event }) => {
      const answer = filter?.(event) ?? true;
      if (typeof answer === "boolean") return answer;
      this.#count++;
      this.#first ||= answer.problem;
      return false;
    };
  }

  say(): void {
    if (this.#count > 0)
      this.#io.err(`note: --filter says nothing about ${this.#count} records, which are left out: ${this.#first}\n`);
  }
}
