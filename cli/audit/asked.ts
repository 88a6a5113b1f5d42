import { BubuError } from "@bubustack/api/errors";
import type { Answer, Asked } from "@bubustack/audit/verifier/asked";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import { style } from "../terminal/style.ts";
import type { Given } from "../verb.ts";
import { exits, text, texts } from "../verb.ts";

/** What a command line asks to be verified. */
export function askedBy(io: Pick<Io, "cwd" | "color">, given: Given): Asked {
  return {
    cwd: io.cwd,
    paths: given.args,
    keys: texts(given, "key"),
    since: texts(given, "since"),
    witnesses: texts(given, "witness"),
    json: text(given, "output") === "json",
    paint: style(io.color),
  };
}

/** Says the answer. Answers the exit code: 1 where something does not hold. */
export function say(io: Pick<Io, "out">, answer: Answer): number {
  if ("problem" in answer) throw new UsageError(answer.problem, answer.fix);
  if ("unreadable" in answer)
    throw new BubuError("file/unreadable", `${answer.unreadable} cannot be read: ${answer.why}`, {
      cause: answer.cause,
    });
  io.out(answer.text);
  return answer.holds ? exits.clean : exits.findings;
}
