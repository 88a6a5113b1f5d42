import type { Answer, Value } from "./answer.ts";

/** In what two answers may differ. */
export type Aspect = "outcome" | "value" | "type" | "cost" | "estimated";

/** A difference between the oracle's answer and ours. */
export interface Difference {
  readonly aspect: Aspect;
  readonly oracle: string;
  readonly ours: string;
}

/** How an answer ended. Whether the parser, the checker or the planner refuses an expression is one outcome. */
function outcomeOf({ parseError, checkError, evalError }: Answer): "refused" | "error" | "value" {
  if (parseError !== undefined || checkError !== undefined) return "refused";
  return evalError === undefined ? "value" : "error";
}

/** What an answer is about, in words. */
function shown(answer: Answer): string {
  const { value, parseError, checkError, evalError } = answer;
  return value === undefined ? `${outcomeOf(answer)}: ${parseError ?? checkError ?? evalError}` : JSON.stringify(value);
}

/**
 * How our answer differs from the oracle's; empty where they agree. Messages are not compared, nor estimates that one lacks. The cost of what ended in
 * an error is: it decides which of two errors a limit leads to.
 */
export function differences(oracle: Answer, ours: Answer): readonly Difference[] {
  const outcome = outcomeOf(oracle);
  if (outcome !== outcomeOf(ours)) return [{ aspect: "outcome", oracle: shown(oracle), ours: shown(ours) }];
  if (outcome === "refused") return [];
  const pairs: readonly (readonly [Aspect, string, string])[] = [
    ["value", canonical(oracle.value), canonical(ours.value)],
    ["type", oracle.type ?? "", ours.type ?? ""],
    ["cost", `${oracle.cost}`, `${ours.cost}`],
    ["estimated", range(oracle) || range(ours), range(ours) || range(oracle)],
  ];
  return pairs.filter(([, a, b]) => a !== b).map(([aspect, a, b]) => ({ aspect, oracle: a, ours: b }));
}

function range({ estimated }: Answer): string {
  return estimated === undefined ? "" : `${estimated.min}..${estimated.max}`;
}

/** A value as text, the entries of maps in one order. */
function canonical(value: Value | undefined): string {
  return JSON.stringify(value, (_, part) => (isMap(part) ? { map: [...part.map].sort(byKey) } : part)) ?? "";
}

function isMap(part: unknown): part is { readonly map: readonly unknown[] } {
  return typeof part === "object" && part !== null && "map" in part && Array.isArray(part.map);
}

function byKey(a: unknown, b: unknown): number {
  const [left, right] = [keyText(a), keyText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function keyText(entry: unknown): string {
  return JSON.stringify(Array.isArray(entry) ? entry[0] : entry);
}
