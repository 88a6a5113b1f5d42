import { brief } from "@bubustack/api/json";

/** Longest text that is compared; what is longer gets no suggestion. */
const longest = 64;
/** Most candidates that are looked at. */
const most = 1_000;

/**
 * The candidate that was probably meant, or undefined when none is near enough: at most one edit in three characters
 * (insertion, deletion, substitution, transposition of neighbours; letter case is ignored). Of equally near ones the
 * first wins. Bounded in time: at most 1,000 candidates of at most 64 characters.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word === "" || word.length > longest) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bound = Math.max(1, Math.floor(word.length / 3)) + 1;
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

/** A `fix` for a name: `did you mean "b"?` where one is near, else the given words. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
  const near = closest(word, candidates);
  return near === undefined ? otherwise : `did you mean ${brief(near)}?`;
}

/**
 * Edit distance with transpositions of neighbours (optimal string alignment). Stops and answers `bound` when the
 * distance is `bound` or more.
 */
export function distance(left: string, right: string, bound = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    let lowest = i;
    for (let j = 1; j <= right.length; j++) {
      const cell = cost(left, right, i, j, before, last, row);
      row.push(cell);
      if (cell < lowest) lowest = cell;
    }
    if (lowest >= bound) return bound;
    before = last;
    last = row;
  }
  return Math.min(bound, last[right.length] ?? 0);
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
