import type { CharSet } from "./char-set.ts";
import { asciiTable } from "./char-set.ts";
import type { Place, Syntax } from "./syntax.ts";

/** Most states of one program: what a step of matching may cost. */
export const mostStates = 5_000;

/** One state. `set` takes a character and goes on; the others take none. */
export type State =
  | { readonly op: "set"; readonly set: CharSet; readonly ascii: Uint8Array; readonly next: number }
  | { readonly op: "place"; readonly place: Place; readonly next: number }
  | { readonly op: "fork"; next: readonly number[] }
  | { readonly op: "match" };

/** A non-deterministic automaton. */
export interface Program {
  readonly states: readonly State[];
  readonly start: number;
  /** Every match begins at the start of the text. */
  readonly anchored: boolean;
}

/** Turns a parsed pattern into states, from its end to its start; undefined where it has too many. */
export function program(syntax: Syntax): Program | undefined {
  const states: State[] = [{ op: "match" }];
  const tables = new Map<CharSet, Uint8Array>();
  let full = false;

  const add = (state: State): number => {
    if (states.length >= mostStates) full = true;
    else states.push(state);
    return states.length - 1;
  };
  const table = (set: CharSet): Uint8Array => {
    const known = tables.get(set) ?? asciiTable(set);
    tables.set(set, known);
    return known;
  };
  /** The state that does `part` and goes on at `next`. */
  const emit = (part: Syntax, next: number): number => {
    if (full) return next;
    switch (part.kind) {
      case "empty":
        return next;
      case "set":
        return add({ op: "set", set: part.set, ascii: table(part.set), next });
      case "place":
        return add({ op: "place", place: part.place, next });
      case "all":
        return part.parts.reduceRight((after, one) => emit(one, after), next);
      case "any":
        return add({ op: "fork", next: part.parts.map((one) => emit(one, next)) });
      case "repeat":
        return repeat(part, next);
    }
  };
  const repeat = ({ part, min, max }: Extract<Syntax, { kind: "repeat" }>, next: number): number => {
    let after = next;
    if (max === Number.POSITIVE_INFINITY) {
      const fork = { op: "fork" as const, next: [next] as readonly number[] };
      after = add(fork);
      fork.next = [emit(part, after), next];
    } else {
      for (let i = min; i < max && !full; i++) after = add({ op: "fork", next: [emit(part, after), next] });
    }
    for (let i = 0; i < min && !full; i++) {
      const before = after;
      after = emit(part, before);
      // What takes no state takes none however often it is repeated.
      if (after === before) break;
    }
    return after;
  };

  const start = emit(syntax, 0);
  return full ? undefined : { states, start, anchored: anchored(syntax) };
}

/** True where nothing can match unless it begins at the start. */
function anchored(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case "place":
      return syntax.place === "start";
    case "all":
      return syntax.parts.some((part, at) => anchored(part) && syntax.parts.slice(0, at).every(takesNothing));
    case "any":
      return syntax.parts.every(anchored);
    case "repeat":
      return syntax.min > 0 && anchored(syntax.part);
    default:
      return false;
  }
}

function takesNothing({ kind }: Syntax): boolean {
  return kind === "place" || kind === "empty";
}
