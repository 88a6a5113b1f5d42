import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import type { Verdict } from "@bubustack/policies/kernel";
import type { Source } from "../source/source.ts";
import { locate } from "../source/tree.ts";
import type { OtherJudged } from "./by-policies.ts";
import type { Judging } from "./judge-subject.ts";
import { locateSkips, locateVerdict, verdictOf } from "./judge-subject.ts";
import type { Judged, Located, Report, Skip } from "./report.ts";
import { place } from "./report.ts";
import type { Other, Sorted, Subject } from "./subjects.ts";
import { sortSource } from "./subjects.ts";
import { unknownFields } from "./unknown-fields.ts";
import type { Answerer } from "./world.ts";
import { closedWorld } from "./world.ts";

/** A file to lint. */
export interface Input {
  readonly source: Source;
  /** Named on the command line, not found in a folder. */
  readonly named: boolean;
}

export interface LintOptions extends Omit<Judging, "answer"> {
  /** For objects that name none. */
  readonly namespace: string;
  /** Answers for what is not in the files; default: unknown. */
  readonly beyond?: Answerer;
  /** Policies beside those in the files, and what these may ask for. Default: none. */
  readonly policies?: readonly JsonObject[];
  /** The same of a cluster, with what policies among the objects given ask for; and the Namespaces named. */
  readonly cluster?: (given: readonly JsonObject[], namespaces: readonly string[]) => Promise<ClusterPolicies>;
}

/** What a cluster has that policies may ask for. */
export interface ClusterPolicies {
  readonly objects: readonly JsonObject[];
  /** Whether all could be read. */
  readonly whole: boolean;
}

/** An object and all that is said of it. */
export interface Examined {
  readonly subject: Subject;
  readonly verdict: Verdict;
  /** What policies say; absent where there are none. */
  readonly policies?: Verdict;
  /** Fields that its schema does not have. */
  readonly unknown: readonly Located[];
}

/** All files, sorted and judged. */
export interface Examination {
  readonly sources: readonly Source[];
  readonly sorted: readonly Sorted[];
  readonly examined: readonly Examined[];
  /** Objects of kinds that are not ours, where there are policies. */
  readonly others: readonly OtherJudged[];
}

/** Judges all objects of all files, each with the others as its world. */
export async function lint(inputs: readonly Input[], options: LintOptions): Promise<Report> {
  return reportOf(await examine(inputs, options));
}

/** The same before it is put in order: what belongs to which object. */
export async function examine(inputs: readonly Input[], options: LintOptions): Promise<Examination> {
  const { live } = options;
  const seen = new Map<Subject, ReturnType<NonNullable<typeof live>>>();
  // Asked once, for the rules and for policies.
  const once = live && ((subject: Subject) => kept(seen, subject, live));
  const judging = { ...options, ...(once && { live: once }) };
  return withPolicies(await examineByRules(inputs, judging), judging);
}

/** What policies say, beside what the rules said. */
export async function withPolicies(examination: Examination, options: LintOptions): Promise<Examination> {
  const { judgedByPolicies } = await import("./by-policies.ts");
  return { ...examination, ...(await judgedByPolicies(examination.sorted, examination.examined, options)) };
}

/** By the built-in rules alone. */
export async function examineByRules(inputs: readonly Input[], options: LintOptions): Promise<Examination> {
  const sorted = inputs.map(({ source, named }) => sortSource(source, { ...options, named }));
  const subjects = sorted.flatMap((one) => one.subjects);
  const judging = { ...options, answer: closedWorld(subjects, options.beyond) };
  const examined: Examined[] = [];
  for (const subject of subjects) {
    examined.push({ subject, verdict: await verdictOf(subject, judging), unknown: unknownFields(subject) });
  }
  return { sources: inputs.map(({ source }) => source), sorted, examined, others: [] };
}

function kept<K, V>(seen: Map<K, V>, key: K, make: (key: K) => V): V {
  const found = seen.get(key) ?? make(key);
  seen.set(key, found);
  return found;
}

export function reportOf({ sources, sorted, examined, others }: Examination): Report {
  const subjects = examined.map(({ subject }) => subject);
  const findings: Located[] = [...sorted.flatMap((one) => one.findings), ...duplicates(subjects)];
  const skipped: Skip[] = sorted.flatMap((one) => one.skipped);
  const objects: Judged[] = [];
  for (const { subject, verdict, policies, unknown } of examined) {
    findings.push(...unknown, ...locateVerdict(subject, verdict));
    skipped.push(...locateSkips(subject, verdict));
    if (policies !== undefined) {
      findings.push(...locateVerdict(subject, policies));
      skipped.push(...locateSkips(subject, policies));
    }
    objects.push({ ...addressOf(subject), verdict, ...(policies !== undefined && { policies }) });
  }
  for (const { other, policies } of others) {
    if (policies === undefined) skipped.push(unknownKind(other));
    else {
      findings.push(...locateVerdict(other, policies));
      skipped.push(...locateSkips(other, policies));
      objects.push({ ...addressOf(other), policies });
    }
  }
  const order = new Map(sources.map(({ name }, index) => [name, index]));
  return {
    sources,
    objects,
    findings: inOrder(findings, order),
    skipped: inOrder(skipped, order),
    foreign: sorted.reduce((sum, one) => sum + one.foreign, 0) - others.length,
  };
}

function addressOf({ kind, namespace, name, source, tree }: Other) {
  return { file: source.name, line: source.lines.at(tree.start).line, kind, namespace, name };
}

function unknownKind({ kind, namespace, name, source, tree }: Other): Skip {
  return {
    ...place(source, locate(tree, ["kind"])),
    rule: "file/unknown-kind",
    reason: `policies are not asked about kind "${kind}", which is not known here: add its CustomResourceDefinition`,
    object: { kind, namespace, name },
  };
}

/** By file in the order given, then by place; findings of one place stay in the order of the rules. */
function inOrder<T extends Pick<Located, "file" | "start">>(
  all: readonly T[],
  order: ReadonlyMap<string, number>,
): T[] {
  const file = ({ file: name }: T) => order.get(name) ?? 0;
  return all.toSorted((a, b) => file(a) - file(b) || a.start.line - b.start.line || a.start.column - b.start.column);
}

function duplicates(subjects: readonly Subject[]): readonly Located[] {
  const first = new Map<string, Subject>();
  const found: Located[] = [];
  for (const subject of subjects) {
    const { kind, namespace, name } = subject;
    const key = `${kind} ${namespace}/${name}`;
    const other = first.get(key);
    if (name === "" || other === undefined) {
      first.set(key, subject);
      continue;
    }
    const { line } = other.source.lines.at(other.tree.start);
    found.push({
      ...place(subject.source, locate(subject.tree, ["metadata", "name"])),
      severity: "error",
      rule: "file/duplicate-object",
      path: formatPath(["metadata", "name"]),
      message: `${kind} "${name}" is already given at ${other.source.name}:${line}`,
      fix: "keep one of them, or give this one another name",
      object: { kind, namespace, name },
    });
  }
  return found;
}
