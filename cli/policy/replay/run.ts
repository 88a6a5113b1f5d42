import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { host } from "@bubustack/runtime/host";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { objectsIn } from "../../source/objects.ts";
import { linesOf, longestLine } from "../../source/stream.ts";
import type { Given } from "../../verb.ts";
import { exits, text, texts } from "../../verb.ts";
import type { Answer } from "../eval/answer.ts";
import { Answerer } from "../eval/answer.ts";
import { nowOf } from "../now.ts";
import type { Promotion } from "./gate.ts";
import { gate, promoted } from "./gate.ts";
import { human } from "./human.ts";
import type { Recorded } from "./record.ts";
import { aboutOf, readRecord } from "./record.ts";
import { isKnown, Tally } from "./tally.ts";

/** `bubu policy replay`: recorded requests against a draft. */
export async function run(io: Io, given: Given): Promise<number> {
  const [log = "-"] = given.args;
  const draft = await objectsIn(io, texts(given, "policy"));
  if (draft.length === 0) throw new UsageError("there is no draft", "name its file by --policy");
  const to = promotionOf(text(given, "promote"));
  const most = mostOf(text(given, "maxRefused"));
  const objects = await objectsIn(io, texts(given, "objects"));
  const current = await objectsIn(io, texts(given, "current"));
  const own = host();
  const now = nowOf(given, own.now());
  const judging = to === undefined ? draft : promoted(draft, to);
  const answerer = new Answerer([...objects, ...judging], own, now, true);
  const before = current.length === 0 ? undefined : new Answerer([...objects, ...current], own, now, true);
  const tally = new Tally();
  let number = 0;
  for await (const record of await requestsOf(io, given, log)) {
    if (io.signal.aborted) break;
    number++;
    if (record === undefined) continue;
    if ("problem" in record) {
      tally.malformed(number, record.problem);
      continue;
    }
    const { request, namespaceObject, allowed } = record;
    const question = { request, ...(namespaceObject !== undefined && { namespaceObject }) };
    const answer = answerer.answer(question);
    if (answer.error !== undefined) tally.malformed(number, answer.error);
    else tally.add(number, aboutOf(record), answer, before === undefined ? allowed : knownOf(before.answer(question)));
  }
  const result = tally.result();
  const passed = to === undefined ? undefined : gate(result, to, most);
  if (text(given, "output") === "json")
    io.out(`${JSON.stringify({ ...result, ...(passed && { promote: passed }) })}\n`);
  else io.out(human(result, passed));
  return passed === undefined || passed.reasons.length === 0 ? exits.clean : exits.findings;
}

function knownOf(answer: Answer): boolean | undefined {
  return isKnown(answer) ? answer.allowed : undefined;
}

/** What a log has on each line, or what was captured beside an audit log; undefined for an empty line. */
async function requestsOf(
  io: Io,
  given: Given,
  log: string,
): Promise<AsyncIterable<Recorded | { readonly problem: string } | undefined>> {
  const path = resolve(io.cwd, log);
  const isFolder = log !== "-" && (await stat(path).catch(() => undefined))?.isDirectory() === true;
  if (isFolder) return (await import("./captures.ts")).capturedRequests(io, given, log);
  return recordsIn(linesOf(log === "-" ? io.input() : createReadStream(path)));
}

async function* recordsIn(lines: AsyncIterable<string | undefined>) {
  for await (const line of lines)
    if (line?.trim() === "") yield undefined;
    else yield line === undefined ? { problem: `it is longer than ${longestLine} bytes` } : readRecord(line);
}

function promotionOf(given: string | undefined): Promotion | undefined {
  return given === "warn" || given === "deny" ? given : undefined;
}

function mostOf(given: string | undefined): number {
  if (given === undefined) return 0;
  if (/^\d{1,12}$/.test(given)) return Number(given);
  throw new UsageError(`--max-refused ${given} is no number`, "write a count such as 5");
}
