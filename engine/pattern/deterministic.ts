import type { Fuel } from "./fuel.ts";
import type { Program, State } from "./program.ts";

/** Most states that are kept: beyond, following all states at once costs less than keeping what was found. */
const most = 64;
/** Characters beyond ASCII are rare, and tables for them would be large. */
const characters = 128;

/** A set of states of the program, as it is between two characters. */
interface Together {
  /** Those that take a character, sorted. */
  readonly takers: readonly number[];
  /** A match has been found. */
  readonly matches: boolean;
  /** One is found if the text ends here. */
  readonly matchesAtEnd: boolean;
  /** By character, the state that follows; -1 where that is not known yet. */
  readonly next: Int16Array;
}

/**
 * The deterministic automaton of a program, found bit by bit as texts need it, so that a character costs one look into
 * a table. It speaks for ASCII and for programs that ask for no other place than the start and the end.
 */
export class Deterministic {
  readonly #program: Program;
  readonly #states: Together[] = [];
  readonly #known = new Map<string, number>();
  /** What every state begins again with; empty where matches begin at the start of the text alone. */
  readonly #again: readonly number[];

  private constructor(program: Program) {
    this.#program = program;
    this.#again = program.anchored ? [] : [program.start];
    this.#add([program.start], true);
  }

  /** Undefined for a program that asks for other places. */
  static of(program: Program): Deterministic | undefined {
    return program.states.every(speaksFor) ? new Deterministic(program) : undefined;
  }

  /** Whether the program matches anywhere in a text; undefined where this automaton cannot say. */
  test(text: string, fuel: Fuel): boolean | undefined {
    let state = this.#states[0];
    for (let at = 0; at < text.length; at++) {
      if (state === undefined || fuel.left <= 0) return undefined;
      if (state.matches) return true;
      if (state.takers.length === 0 && this.#program.anchored) return false;
      const code = text.charCodeAt(at);
      if (code >= characters) return undefined;
      fuel.left--;
      const known = state.next[code] ?? -1;
      state = known >= 0 ? this.#states[known] : this.#after(state, code, fuel);
    }
    return state === undefined ? undefined : state.matches || state.matchesAtEnd;
  }

  /** The state after a character; undefined where there are too many. */
  #after(state: Together, code: number, fuel: Fuel): Together | undefined {
    fuel.left -= state.takers.length;
    const from = state.takers.flatMap((taker) => {
      const found = this.#program.states[taker];
      return found?.op === "set" && found.ascii[code] === 1 ? [found.next] : [];
    });
    const index = this.#add([...from, ...this.#again], false);
    if (index < 0) return undefined;
    state.next[code] = index;
    return this.#states[index];
  }

  #add(from: readonly number[], atStart: boolean): number {
    const { reached, matches } = this.#reach(from, atStart, false);
    const takers = [...reached].filter((one) => this.#program.states[one]?.op === "set").sort((a, b) => a - b);
    const matchesAtEnd = matches || this.#reach(from, atStart, true).matches;
    const key = `${takers.join()} ${matches} ${matchesAtEnd}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#states.length >= most) return -1;
    const next = new Int16Array(characters).fill(-1);
    this.#known.set(key, this.#states.length);
    return this.#states.push({ takers, matches, matchesAtEnd, next }) - 1;
  }

  /** All states that are reached without a character. */
  #reach(from: readonly number[], atStart: boolean, atEnd: boolean): { reached: Set<number>; matches: boolean } {
    const reached = new Set<number>();
    const open = [...from];
    let matches = false;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      const state = this.#program.states[next];
      if (state?.op === "match") matches = true;
      else if (state?.op === "fork") open.push(...state.next);
      else if (state?.op === "place" && (state.place === "start" ? atStart : atEnd)) open.push(state.next);
    }
    return { reached, matches };
  }
}

function speaksFor(state: State): boolean {
  return state.op !== "place" || state.place === "start" || state.place === "end";
}
