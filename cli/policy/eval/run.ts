import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { host } from "@bubustack/runtime/host";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { findFiles } from "../../source/files.ts";
import { objectsIn, readObjects } from "../../source/objects.ts";
import { linesOf, longestLine } from "../../source/stream.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text, texts } from "../../verb.ts";
import { nowOf } from "../now.ts";
import type { Answer } from "./answer.ts";
import { Answerer, refused } from "./answer.ts";
import { human } from "./human.ts";

/** `bubu policy eval`: policies against requests, one or one a line. */
export async function run(io: Io, given: Given): Promise<number> {
  const fixed = await objectsIn(io, texts(given, "policies"));
  const own = host();
  const answerer = new Answerer(fixed, own, nowOf(given, own.now()));
  const files = given.args;
  if (on(given, "jsonl")) {
    if (files.length > 0) throw new UsageError("--jsonl reads standard input", "leave out the files, or --jsonl");
    return await stream(io, answerer);
  }
  if (files.length === 0)
    throw new UsageError("there is no request", "name files with AdmissionReviews, or give --jsonl");
  return await each(io, answerer, files, text(given, "output") === "json");
}

async function stream(io: Io, answerer: Answerer): Promise<number> {
  let code: number = exits.clean;
  for await (const line of linesOf(io.input())) {
    if (io.signal.aborted) break;
    if (line?.trim() === "") continue;
    const answer = line === undefined ? refused(`the line is longer than ${longestLine} bytes`) : answerer.line(line);
    if (!clean(answer)) code = exits.findings;
    io.out(`${JSON.stringify(answer)}\n`);
  }
  return code;
}

async function each(io: Io, answerer: Answerer, files: readonly string[], json: boolean): Promise<number> {
  let code: number = exits.clean;
  for (const { name } of await findFiles(files, io.cwd))
    for (const [index, object] of (await readObjects(io, name)).entries()) {
      const answer = answerer.answer(questionOf(object));
      if (!clean(answer)) code = exits.findings;
      io.out(json ? `${JSON.stringify(answer)}\n` : human(`${name}[${index}]`, answer));
    }
  return code;
}

/** A document is a question, an AdmissionReview, or the request itself. */
function questionOf(object: JsonObject): JsonObject {
  return isObject(object["request"]) ? object : { request: object };
}

/** Allowed by policies all of which could be judged. */
function clean({ allowed, unverified, error }: Answer): boolean {
  return allowed && unverified.length === 0 && error === undefined;
}
