import type { Examination, Input, LintOptions } from "../lint/lint.ts";
import { examineByRules, withPolicies } from "../lint/lint.ts";
import type { Source } from "../source/source.ts";
import { readSource } from "../source/source.ts";
import { locate } from "../source/tree.ts";
import type { Change } from "./change.ts";
import { changesOf, changeText } from "./change.ts";
import { fixSource } from "./fix-source.ts";

/** A file as it was and as it is now. */
export interface FixedFile {
  readonly before: Source;
  readonly after: Source;
  /** Where each change was, and what it was: `story.yaml:8:12: spec.pattern: …`. */
  readonly changes: readonly string[];
}

/** What fixing came to. */
export interface Fixes {
  readonly files: readonly FixedFile[];
  /** The files as they are now, judged. */
  readonly examination: Examination;
}

/** Rounds in which one change makes the next one possible; each round makes at least one change. */
const maxRounds = 100;

/**
 * Changes what can be changed without asking, judges again, and goes on until nothing is left to change: what comes out
 * would not be changed a second time.
 */
export async function fix(inputs: readonly Input[], options: LintOptions): Promise<Fixes> {
  let current = inputs;
  const said = new Map<string, string[]>();
  for (let round = 0; ; round++) {
    // Policies correct nothing: they are asked about what comes out.
    const examination = await examineByRules(current, options);
    const bySource = Map.groupBy(examination.examined.flatMap(changesOf), ({ subject }) => subject.source);
    const next = current.map((input) => {
      const { text, made } = round < maxRounds ? fixSource(input.source, bySource.get(input.source) ?? []) : nothing;
      if (made.length === 0) return input;
      const { name } = input.source;
      said.set(name, [...(said.get(name) ?? []), ...made.map(sentence)]);
      return { ...input, source: readSource(name, Buffer.from(text)) };
    });
    if (next.every((input, at) => input === current[at]))
      return { files: filesOf(inputs, next, said), examination: await withPolicies(examination, options) };
    current = next;
  }
}

const nothing = { text: "", made: [] };

function filesOf(before: readonly Input[], after: readonly Input[], said: ReadonlyMap<string, string[]>): FixedFile[] {
  return before.flatMap(({ source }, at) => {
    const now = after[at]?.source ?? source;
    return now === source ? [] : [{ before: source, after: now, changes: said.get(source.name) ?? [] }];
  });
}

function sentence(change: Change): string {
  const { source, tree } = change.subject;
  const { line, column } = source.lines.at(locate(tree, change.correction.path).start);
  return `${source.name}:${line}:${column}: ${changeText(change)}`;
}
