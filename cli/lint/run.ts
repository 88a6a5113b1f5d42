import { packs } from "@bubustack/policies/rules/index";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { UsageError } from "../fail.ts";
import type { FixRun } from "../fix/run.ts";
import type { Io } from "../io.ts";
import { findFiles, readFileSource } from "../source/files.ts";
import { style } from "../terminal/style.ts";
import type { Given } from "../verb.ts";
import { exits, on, text, texts } from "../verb.ts";
import { github } from "./github.ts";
import { human } from "./human.ts";
import { json } from "./json.ts";
import type { Input, LintOptions } from "./lint.ts";
import { lint } from "./lint.ts";
import type { Report } from "./report.ts";
import { nothing, summary } from "./report.ts";
import { readSettings } from "./settings.ts";

/** `bubu lint`: reads, judges, reports. */
export async function run(io: Io, given: Given): Promise<number> {
  const files = await findFiles(given.args, io.cwd);
  const inputs: Input[] = [];
  for (const file of files) inputs.push({ source: await readFileSource(file, io), named: file.named });
  const settingsFile = text(given, "settings");
  const settings =
    settingsFile === undefined
      ? defaultSettings
      : readSettings(await readFileSource({ name: settingsFile, named: true }, io));
  const paths = texts(given, "policies");
  const policies = paths.length === 0 ? [] : await (await import("../source/objects.ts")).objectsIn(io, paths);
  const options = { packs, settings, policies, host: host(), namespace: text(given, "namespace") ?? "default" };
  if (on(given, "dryRun") && !on(given, "fix")) throw new UsageError("--dry-run goes with --fix", "add --fix");
  const { report, pending } = await judged(io, given, inputs, options);
  const empty = nothing(report);
  if (empty !== undefined) throw empty;
  if (!on(given, "dryRun")) io.out(await render(report, text(given, "output") ?? "human", io));
  const { errors, skipped } = summary(report);
  return errors > 0 || pending > 0 || (on(given, "strict") && skipped > 0) ? exits.findings : exits.clean;
}

async function judged(io: Io, given: Given, inputs: readonly Input[], options: LintOptions): Promise<FixRun> {
  if (on(given, "fix")) return (await import("../fix/run.ts")).runFix(io, given, inputs, options);
  const report = on(given, "cluster") ? await withCluster(io, given, inputs, options) : await lint(inputs, options);
  return { report, pending: 0 };
}

async function withCluster(io: Io, given: Given, inputs: readonly Input[], options: LintOptions): Promise<Report> {
  const { lintWithCluster } = await import("./cluster.ts");
  return lintWithCluster(io, given, inputs, options);
}

async function render(report: Report, output: string, io: Io): Promise<string> {
  if (output === "json") return json(report);
  if (output === "github") return github(report);
  if (output !== "sarif") return human(report, style(io.color));
  const [{ sarif }, { ruleText }, { release }] = await Promise.all([
    import("./sarif.ts"),
    import("./rule-text.ts"),
    import("../version/run.ts"),
  ]);
  return sarif(report, release, (id) => ruleText(id, packs));
}
