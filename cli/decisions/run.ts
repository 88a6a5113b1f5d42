import { join, resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import { style } from "../terminal/style.ts";
import type { Given } from "../verb.ts";
import { exits, on, text } from "../verb.ts";
import { columns, decisionOf, row } from "./decision.ts";
import { follow, lastLines } from "./log.ts";

/** `bubu decisions`: the last decisions of `bubu dev`, and with -f those to come. */
export async function run(io: Io, given: Given): Promise<number> {
  const lines = Number(text(given, "lines"));
  if (!Number.isInteger(lines) || lines < 0)
    throw new UsageError(`-N takes a number, not "${text(given, "lines")}"`, "bubu decisions -N 50");
  const state = text(given, "state") ?? ".bubu/dev";
  const file = resolve(io.cwd, join(state, "decisions.jsonl"));
  const json = text(given, "output") === "json";
  const log = await lastLines(file, lines).catch((cause: unknown) => {
    const message = `there are no decisions in ${state}: start the platform with npm start, and apply something`;
    throw new BubuError("file/unreadable", message, { cause });
  });
  const paint = style(io.color);
  const say = (line: string) => {
    const decision = decisionOf(line);
    if (decision !== undefined) io.out(json ? `${line}\n` : `${row(decision, paint)}\n`);
  };
  if (!json) io.out(`${paint.bold(columns)}\n`);
  for (const line of log.lines) say(line);
  if (on(given, "follow")) await follow(file, log.end, say, io.signal);
  return exits.clean;
}
