import { lints } from "@bubustack/policies/lint/index";
import { host } from "@bubustack/runtime/host";
import type { Io } from "../../io.ts";
import { github } from "../../lint/github.ts";
import { human } from "../../lint/human.ts";
import type { Reported } from "../../lint/report.ts";
import { nothing, summary } from "../../lint/report.ts";
import type { RuleText } from "../../lint/rule-text.ts";
import { fileRules } from "../../lint/rule-text.ts";
import { findFiles, readFileSource } from "../../source/files.ts";
import type { Source } from "../../source/source.ts";
import { style } from "../../terminal/style.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text } from "../../verb.ts";
import { nowOf } from "../now.ts";
import { lintSources } from "./report.ts";

/** `bubu policy lint`: reads, judges how policies are written, reports. */
export async function run(io: Io, given: Given): Promise<number> {
  const sources: Source[] = [];
  for (const file of await findFiles(given.args, io.cwd)) sources.push(await readFileSource(file, io));
  const own = host();
  const report = lintSources(sources, own, nowOf(given, own.now()));
  const empty = nothing(report);
  if (empty !== undefined) throw empty;
  io.out(await render(report, text(given, "output"), io));
  const { errors, warnings } = summary(report);
  return errors > 0 || (on(given, "strict") && warnings > 0) ? exits.findings : exits.clean;
}

async function render(report: Reported, output: string | undefined, io: Io): Promise<string> {
  if (output === "json") return json(report);
  if (output === "github") return github(report);
  if (output !== "sarif") return human(report, style(io.color));
  const [{ sarif }, { release }] = await Promise.all([import("../../lint/sarif.ts"), import("../../version/run.ts")]);
  return sarif(report, release, ruleText);
}

/** `version` changes when a field changes its meaning or goes; new fields may come. */
function json(report: Reported): string {
  const files = report.sources.map(({ name }) => name);
  const { objects, findings } = report;
  const { skipped, ...sums } = summary(report);
  return `${JSON.stringify({ version: 1, files, objects, findings, summary: sums })}\n`;
}

function ruleText(id: string): RuleText {
  const lint = lints.find((one) => one.id === id);
  if (lint !== undefined) return { summary: lint.title, why: lint.why, warns: lint.severity === "warning" };
  return fileRules[id] ?? { summary: id, why: "", warns: false };
}
