import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import type { Input, LintOptions } from "../lint/lint.ts";
import { reportOf } from "../lint/lint.ts";
import type { Report } from "../lint/report.ts";
import { count } from "../lint/report.ts";
import { style } from "../terminal/style.ts";
import { printable } from "../terminal/text.ts";
import type { Given } from "../verb.ts";
import { on, text } from "../verb.ts";
import type { FixedFile } from "./fix.ts";
import { fix } from "./fix.ts";
import { unified } from "./unified.ts";

/** What is left to report, and whether files would change. */
export interface FixRun {
  readonly report: Report;
  /** Files that were not written because of `--dry-run`. */
  readonly pending: number;
}

/** `bubu lint --fix`: changes the files, or shows the difference with `--dry-run`, and says what changed. */
export async function runFix(io: Io, given: Given, inputs: readonly Input[], options: LintOptions): Promise<FixRun> {
  const dry = on(given, "dryRun");
  refuse(given, inputs, dry);
  const { files, examination } = await fix(inputs, options);
  if (dry) for (const { before, after } of files) io.out(unified(before.name, before.text, after.text));
  else for (const file of files) await write(file, io.cwd);
  const human = !dry && (text(given, "output") ?? "human") === "human";
  say(human ? io.out : io.err, files, dry, io.color);
  return { report: reportOf(examination), pending: dry ? files.length : 0 };
}

function refuse(given: Given, inputs: readonly Input[], dry: boolean): void {
  if (on(given, "cluster")) throw new UsageError("--fix changes files by what the files say", "leave out --cluster");
  if (!dry && inputs.some(({ source }) => source.name === "-")) {
    throw new UsageError("standard input cannot be changed", "name a file, or add --dry-run to see the difference");
  }
}

function say(out: Io["out"], files: readonly FixedFile[], dry: boolean, color: boolean): void {
  const { dim, green } = style(color);
  const changes = files.flatMap((file) => file.changes);
  for (const line of changes) out(`${dim(dry ? "would fix:" : "fixed:")} ${printable(line)}\n`);
  if (changes.length > 0) {
    const total = `${count(changes.length, "change")} in ${count(files.length, "file")}`;
    out(`${green(dry ? `${total} to make` : `${total} made`)}\n\n`);
  }
}

const mark = "\u{feff}";

/** Writes in place, so that links and modes stay; a byte order mark stays too. A file that changed meanwhile is left. */
async function write({ before, after }: FixedFile, cwd: string): Promise<void> {
  const path = resolve(cwd, before.name);
  const old = await readFile(path, "utf8");
  const bom = old.startsWith(mark) ? mark : "";
  if (old !== bom + before.text)
    throw new BubuError("file/unwritable", `${before.name} was changed while it was judged`);
  try {
    await writeFile(path, bom + after.text);
  } catch (cause) {
    throw new BubuError("file/unwritable", `cannot write ${before.name}`, { cause });
  }
}
