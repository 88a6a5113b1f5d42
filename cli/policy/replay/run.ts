import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { host } from "@bubustack/runtime/host";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { objectsIn } from "../../source/objects.ts";
import { linesOf, longestLine } from "../../source/stream.ts";
import type { Given } from "../../verb.ts";
import { exits, text, texts } from "../../verb.ts";
import { Answerer } from "../eval/answer.ts";
import { nowOf } from "../now.ts";
import type { Promotion } from "./gate.ts";
import { gate, promoted } from "./gate.ts";
import { human } from "./human.ts";
import { aboutOf, readRecord } from "./record.ts";
import { Tally } from "./tally.ts";

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
  for await (const line of linesOf(log === "-" ? io.input() : createReadStream(resolve(io.cwd, log)))) {
    if (io.signal.aborted) break;
    number++;
    if (line?.trim() === "") continue;
    const record = line === undefined ? { problem: `it is longer than ${longestLine} bytes` } : readRecord(line);
    if ("problem" in record) {
      tally.malformed(number, record.problem);
      continue;
    }
    const { request, namespaceObject, allowed } = record;
    const question = { request, ...(namespaceObject !== undefined && { namespaceObject }) };
    const answer = answerer.answer(question);
    if (answer.error !== undefined) tally.malformed(number, answer.error);
    else tally.add(number, aboutOf(request), answer, before === undefined ? allowed : before.answer(question).allowed);
  }
  const result = tally.result();
  const passed = to === undefined ? undefined : gate(result, to, most);
  if (text(given, "output") === "json")
    io.out(`${JSON.stringify({ ...result, ...(passed && { promote: passed }) })}\n`);
  else io.out(human(result, passed));
  return passed === undefined || passed.reasons.length === 0 ? exits.clean : exits.findings;
}

function promotionOf(given: string | undefined): Promotion | undefined {
  return given === "warn" || given === "deny" ? given : undefined;
}

function mostOf(given: string | undefined): number {
  if (given === undefined) return 0;
  if (/^\d{1,12}$/.test(given)) return Number(given);
  throw new UsageError(`--max-refused ${given} is no number`, "write a count such as 5");
}
