import type { BubuError } from "@bubustack/api/errors";
import type { Correction } from "@bubustack/policies/finding";
import type { Verdict } from "@bubustack/policies/kernel";
import { UsageError } from "../fail.ts";
import type { Position } from "../source/lines.ts";
import type { Source } from "../source/source.ts";
import type { Span } from "../source/tree.ts";

export type Severity = "error" | "warning";

/** The object that something is said about. */
export interface Subjected {
  readonly kind: string;
  /** Empty for cluster-scoped kinds. */
  readonly namespace: string;
  readonly name: string;
}

/** A place in a file; the end is behind the last character. */
export interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Something that is wrong, with its place. */
export interface Located extends Place {
  readonly severity: Severity;
  readonly rule: string;
  /** Field path; empty for what is about a file or a whole object. */
  readonly path: string;
  readonly message: string;
  readonly fix?: string;
  /** What `bubu lint --fix` changes for it; the paths are those of the object. */
  readonly correction?: Correction;
  readonly object?: Subjected;
}

/** A rule that could not decide, or an object that is not judged. */
export interface Skip extends Place {
  readonly rule: string;
  readonly reason: string;
  readonly object: Subjected;
}

/** An object and what the kernel said about it. */
export interface Judged extends Subjected {
  readonly file: string;
  readonly line: number;
  /** What the built-in rules say; absent for kinds that are not ours. */
  readonly verdict?: Verdict;
  /** What policies say; absent where there are none. */
  readonly policies?: Verdict;
}

/** All that a linter found. */
export interface Reported {
  readonly sources: readonly Source[];
  readonly objects: readonly Subjected[];
  readonly findings: readonly Located[];
  readonly skipped: readonly Skip[];
  /** Documents of kinds that are not ours, about which nothing was said. */
  readonly foreign: number;
}

/** All that a run of `bubu lint` found. */
export interface Report extends Reported {
  readonly objects: readonly Judged[];
}

export interface Summary {
  readonly files: number;
  readonly objects: number;
  readonly foreign: number;
  readonly errors: number;
  readonly warnings: number;
  readonly skipped: number;
}

export function summary(report: Reported): Summary {
  const errors = report.findings.filter(({ severity }) => severity === "error").length;
  return {
    files: report.sources.length,
    objects: report.objects.length,
    foreign: report.foreign,
    errors,
    warnings: report.findings.length - errors,
    skipped: report.skipped.length,
  };
}

/** `2 files, 3 objects (1 document of other kinds): 4 errors, 0 warnings, 1 skipped` */
export function summaryLine(report: Reported): string {
  const { files, objects, foreign, errors, warnings, skipped } = summary(report);
  const others = foreign === 0 ? "" : ` (${count(foreign, "document")} of other kinds)`;
  const found = `${count(errors, "error")}, ${count(warnings, "warning")}, ${skipped} skipped`;
  return `${count(files, "file")}, ${count(objects, "object")}${others}: ${found}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Where a stretch of a source is, as reports say it. */
export function place(source: Source, span: Span): Place {
  return { file: source.name, start: source.lines.at(span.start), end: source.lines.at(span.end) };
}

/** A run that saw no document at all has judged nothing, which must not look like a pass. */
export function nothing(report: Reported): BubuError | undefined {
  const seen = report.objects.length + report.findings.length + report.skipped.length + report.foreign;
  if (seen > 0) return undefined;
  const names = report.sources.map(({ name }) => name);
  const where = names.length === 0 ? "the folder has no *.yaml, *.yml or *.json file" : `${names.join(", ")} is empty`;
  return new UsageError(`there is nothing to judge: ${where}`, "name files or folders that hold objects");
}
