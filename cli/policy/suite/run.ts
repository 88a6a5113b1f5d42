import type { JsonObject } from "@bubustack/api/json";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { findFiles } from "../../source/files.ts";
import { readObjects } from "../../source/objects.ts";
import { style } from "../../terminal/style.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text } from "../../verb.ts";
import { suiteText, sumText } from "./human.ts";
import { junit } from "./junit.ts";
import type { SuiteOutcome } from "./outcome.ts";
import { sumOf } from "./outcome.ts";
import { isSuite, readSuite } from "./read-suite.ts";
import { runSuite } from "./run-suite.ts";

/** `bubu policy test`: runs the suites among some files. */
export async function run(io: Io, given: Given): Promise<number> {
  const files = given.args;
  const wanted = text(given, "run") ?? "";
  const format = text(given, "output");
  const paint = style(io.color);
  const outcomes: SuiteOutcome[] = [];
  let found = 0;
  for (const { file, object } of await suitesIn(io, files)) {
    if (io.signal.aborted) return exits.failed;
    found += 1;
    const read = readSuite(object);
    if ("problems" in read) throw new UsageError(`${file}: ${read.problems.join("\n")}`, "see docs/policy-tests.md");
    const outcome = await runSuite(io, file, read.suite, wanted);
    if (outcome.tests.length === 0) continue;
    outcomes.push(outcome);
    if (format === "human") io.out(`${suiteText(outcome, paint)}`);
  }
  if (found === 0) throw new UsageError(`there is no suite in ${files.join(" ")}`, "a suite has kind: PolicySuite");
  if (outcomes.length === 0) throw new UsageError(`no test has "${wanted}" in its name`, "leave out --run");
  const sum = sumOf(outcomes);
  if (format === "json") io.out(`${JSON.stringify({ version: 1, suites: outcomes, summary: sum })}\n`);
  else io.out(format === "junit" ? junit(outcomes) : sumText(sum, paint));
  return sum.failed > 0 || (on(given, "strict") && sum.unseen > 0) ? exits.findings : exits.clean;
}

async function suitesIn(io: Io, paths: readonly string[]) {
  const suites: { readonly file: string; readonly object: JsonObject }[] = [];
  for (const { name, named } of await findFiles(paths, io.cwd)) {
    const objects = (await readObjects(io, name)).filter(isSuite);
    if (named && objects.length === 0) throw new UsageError(`${name} holds no suite`, "a suite has kind: PolicySuite");
    suites.push(...objects.map((object) => ({ file: name, object })));
  }
  return suites;
}
