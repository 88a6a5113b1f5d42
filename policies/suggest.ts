import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Finding } from "./finding.ts";

/** Longest text that is compared; what is longer gets no suggestion. */
const longest = 64;
/** Most candidates that are looked at for one word. */
const most = 500;
/** Most edits by which a suggestion may differ. */
const furthest = 4;
/** Most words for which one `Suggestions` looks. */
const budget = 50;

/**
 * The candidate that was probably meant, or undefined when none is near enough: at most one edit in three characters,
 * and four (insertion, deletion, substitution, transposition of neighbours; letter case is ignored). Of equally near
 * ones the first wins. Bounded in time: at most 500 candidates of at most 64 characters.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word === "" || word.length > longest) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bound = Math.min(furthest, Math.max(1, Math.floor(word.length / 3))) + 1;
  let looked = 0;
  for (const candidate of candidates) {
    looked++;
    if (looked > most) break;
    if (candidate === word || candidate.length > longest) continue;
    if (Math.abs(candidate.length - word.length) >= bound) continue;
    const far = distance(wanted, candidate.toLowerCase(), bound);
    if (far >= bound) continue;
    best = candidate;
    bound = far;
    if (far === 0) break;
  }
  return best;
}

/** The candidate that was meant, where it is the only one that is as near: what may be written without asking. */
export function onlyClosest(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...new Set(candidates)];
  const near = closest(word, all);
  if (near === undefined) return undefined;
  const wanted = word.toLowerCase();
  const far = distance(wanted, near.toLowerCase());
  const rivals = all.slice(0, most).filter((one) => one !== near && one.length <= longest);
  return rivals.some((one) => distance(wanted, one.toLowerCase(), far + 1) <= far) ? undefined : near;
}

/** A `fix` for a name: `did you mean "b"?` where one is near, else the given words. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
  const near = closest(word, candidates);
  return near === undefined ? otherwise : `did you mean ${brief(near)}?`;
}

/** What to write instead of a name. */
export type Mended = Pick<Finding, "fix" | "correction">;

/** Suggestions for many words, with a budget for all of them together: an object full of wrong names is refused fast. */
export class Suggestions {
  #left = budget;

  /** As `didYouMean`, while the budget lasts; then the given words. */
  fix(word: string, candidates: () => Iterable<string>, otherwise: string): string {
    if (this.#left === 0) return otherwise;
    this.#left--;
    return didYouMean(word, candidates(), otherwise);
  }

  /** The same with the correction at a path, where only one name is as near. */
  mend(path: Path, word: string, candidates: () => Iterable<string>, otherwise: string): Mended {
    if (this.#left === 0) return { fix: otherwise };
    const fix = this.fix(word, candidates, otherwise);
    const near = fix === otherwise ? undefined : onlyClosest(word, candidates());
    return near === undefined ? { fix } : { fix, correction: { path, set: near } };
  }
}

/**
 * Edit distance with transpositions of neighbours (optimal string alignment); `bound` when it is `bound` or more. Only
 * cells nearer than `bound` to the diagonal are computed: those beyond it cannot be below the bound.
 */
export function distance(left: string, right: string, bound = left.length + right.length + 1): number {
  const width = right.length + 1;
  let before = new Array<number>(width).fill(bound);
  let last = Array.from({ length: width }, (_, at) => Math.min(at, bound));
  let row = new Array<number>(width).fill(bound);
  for (let i = 1; i <= left.length; i++) {
    const from = Math.max(1, i - bound);
    const to = Math.min(right.length, i + bound);
    row.fill(bound);
    row[0] = Math.min(i, bound);
    let lowest = row[0] ?? bound;
    for (let j = from; j <= to; j++) {
      const cell = Math.min(bound, cost(left, right, i, j, before, last, row));
      row[j] = cell;
      if (cell < lowest) lowest = cell;
    }
    if (lowest >= bound) return bound;
    [before, last, row] = [last, row, before];
  }
  return Math.min(bound, last[right.length] ?? bound);
}

function cost(
  left: string,
  right: string,
  i: number,
  j: number,
  before: readonly number[],
  last: readonly number[],
  row: readonly number[],
): number {
  const same = left.charCodeAt(i - 1) === right.charCodeAt(j - 1);
  const swapped =
    i > 1 &&
    j > 1 &&
    left.charCodeAt(i - 1) === right.charCodeAt(j - 2) &&
    left.charCodeAt(i - 2) === right.charCodeAt(j - 1);
  const best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
  return swapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best;
}
