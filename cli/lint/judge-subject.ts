import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import type { Expressions } from "@bubustack/policies/expressions";
import { hasExpressions } from "@bubustack/policies/expressions";
import type { Finding } from "@bubustack/policies/finding";
import type { Host } from "@bubustack/policies/host";
import { judgeWith } from "@bubustack/policies/judge-with";
import type { Review, Verdict } from "@bubustack/policies/kernel";
import type { Pack } from "@bubustack/policies/pack";
import type { Answer } from "@bubustack/policies/related";
import { askKey } from "@bubustack/policies/related";
import type { Settings } from "@bubustack/policies/settings";
import { locate } from "../source/tree.ts";
import type { Located, Severity, Skip } from "./report.ts";
import { place } from "./report.ts";
import type { Other, Subject } from "./subjects.ts";
import type { Answerer } from "./world.ts";

/** What every review of a run shares. */
export interface Judging {
  readonly packs: readonly Pack[];
  readonly settings: Settings;
  readonly host: Host;
  readonly answer: Answerer;
  /** The object as it is on the server and as it would be after the change; absent where it does not exist there. */
  readonly live?: (subject: Subject) => Promise<{ readonly old: JsonObject; readonly next: JsonObject } | undefined>;
}

/** Most times that a rule may ask for more. */
const maxRounds = 3;

/** Asks the kernel about an object, and answers what it wants to know first. */
export async function verdictOf(subject: Subject, judging: Judging): Promise<Verdict> {
  const { packs, settings, host, answer } = judging;
  const review = await reviewOf(subject, judging);
  const answers = new Map<string, Answer>();
  const world = { answers, settings, host, ...(await expressionsOf(subject.kind)) };
  for (let round = 0; ; round++) {
    const judgement = judgeWith(packs, review, world);
    if ("verdict" in judgement) return judgement.verdict;
    for (const { ask } of judgement.needs) {
      const said: Answer =
        round < maxRounds ? await answer(ask, subject) : { state: "failed", reason: "too many rounds of questions" };
      answers.set(askKey(ask), said);
    }
  }
}

/** CEL is loaded for files in which there is some. */
async function expressionsOf(kind: string): Promise<{ readonly expressions?: Expressions }> {
  if (!hasExpressions(kind)) return {};
  const { expressions } = await import("@bubustack/policies/checks/expressions");
  return { expressions };
}

async function reviewOf(subject: Subject, { live }: Judging): Promise<Review> {
  const { kind, namespace, name, object } = subject;
  const there = await live?.(subject);
  if (there === undefined) return { operation: "CREATE", kind, namespace, name, object };
  return { operation: "UPDATE", kind, namespace, name, object: there.next, oldObject: there.old };
}

/** The findings and warnings of a verdict, each at its place in the file. */
export function locateVerdict(subject: Other, verdict: Verdict): readonly Located[] {
  return [
    ...verdict.findings.map((finding) => located(subject, finding, "error")),
    ...verdict.warnings.map((finding) => located(subject, finding, "warning")),
  ];
}

/** The rules that could not decide, each reason once, at the object that they are about. */
export function locateSkips(subject: Other, verdict: Verdict): readonly Skip[] {
  const seen = new Map(verdict.unverified.map((one) => [`${one.rule}\n${one.reason}`, one]));
  return [...seen.values()].map(({ rule, reason }) => ({
    ...place(subject.source, locate(subject.tree, ["metadata", "name"])),
    rule,
    reason,
    object: { kind: subject.kind, namespace: subject.namespace, name: subject.name },
  }));
}

function located(subject: Other, finding: Finding, severity: Severity): Located {
  const { rule, path, message, fix, correction } = finding;
  const base = {
    ...place(subject.source, locate(subject.tree, path)),
    severity,
    rule,
    path: formatPath(path),
    message,
    object: { kind: subject.kind, namespace: subject.namespace, name: subject.name },
  };
  return { ...base, ...(fix === undefined ? {} : { fix }), ...(correction === undefined ? {} : { correction }) };
}
