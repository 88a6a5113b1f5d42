/** One state of an automaton. `set` takes a character and goes on; the others take none. */
export type State =
  | { readonly op: "set"; readonly ascii: Uint8Array; readonly next: number }
  | { readonly op: "place"; readonly place: string; readonly next: number }
  | { readonly op: "fork"; readonly next: readonly number[] }
  | { readonly op: "match" };

/** A non-deterministic automaton. `ascii` of its sets holds 1 for each character that is taken. */
export interface Automaton {
  readonly states: readonly State[];
  readonly start: number;
  /** Every match begins at the start of the text. */
  readonly anchored: boolean;
}

/** Most states that are kept: beyond, following all states at once costs less than keeping what was found. */
const most = 64;
/** Characters beyond ASCII are rare, and tables for them would be large. */
const characters = 128;

/** What comes after a character where it is no state: not found out yet, a match, or none any more. */
const unknown = -1;
const matched = -2;
const lost = -3;

/** A set of states of the automaton, as it is between two characters. */
interface Together {
  /** Those that take a character, sorted. */
  readonly takers: readonly number[];
  /** One is found if the text ends here. */
  readonly matchesAtEnd: boolean;
}

/**
 * The deterministic automaton of another, found bit by bit as texts need it, so that a character costs one look into
 * a table. It speaks for ASCII and for automata that ask for no other place than the start and the end.
 */
export class Deterministic {
  readonly #automaton: Automaton;
  readonly #states: Together[] = [];
  readonly #known = new Map<string, number>();
  /** What every state begins again with; empty where matches begin at the start of the text alone. */
  readonly #again: readonly number[];
  /** By state and character, where the row of the following state begins, or why there is none. */
  #table = new Int16Array(4 * characters).fill(unknown);
  readonly #first: number;

  private constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.#again = automaton.anchored ? [] : [automaton.start];
    this.#first = this.#add([automaton.start], true, { left: 0 }) ?? lost;
  }

  /** Undefined for an automaton that asks for other places. */
  static of(automaton: Automaton): Deterministic | undefined {
    return automaton.states.every(speaksFor) ? new Deterministic(automaton) : undefined;
  }

  /**
   * Whether the automaton matches anywhere in a text; undefined where this one cannot say. A character costs a unit of
   * fuel; where the way is not known, so does each state that is looked at.
   */
  test(text: string, fuel: { left: number }): boolean | undefined {
    let table = this.#table;
    let end = Math.min(text.length, fuel.left);
    let row = this.#first;
    let at = 0;
    for (; at < end && row >= 0; at++) {
      const code = text.charCodeAt(at);
      if (code >= characters) break;
      let next = table[row + code] as number;
      if (next === unknown) {
        const found = this.#after(row, code, fuel);
        if (found === undefined) break;
        next = found;
        table = this.#table;
        end = Math.min(text.length, fuel.left);
      }
      row = next;
    }
    fuel.left -= at;
    if (row < 0) return row === matched;
    return at < text.length ? undefined : this.#states[row / characters]?.matchesAtEnd;
  }

  /** What comes after a character; undefined where there are too many states. */
  #after(row: number, code: number, fuel: { left: number }): number | undefined {
    const takers = this.#states[row / characters]?.takers ?? [];
    const from = takers.flatMap((taker) => {
      const found = this.#automaton.states[taker];
      return found?.op === "set" && found.ascii[code] === 1 ? [found.next] : [];
    });
    const next = this.#add([...from, ...this.#again], false, fuel);
    if (next !== undefined) this.#table[row + code] = next;
    return next;
  }

  #add(from: readonly number[], atStart: boolean, fuel: { left: number }): number | undefined {
    const { reached, matches } = this.#reach(from, atStart, false);
    fuel.left -= reached.size;
    if (matches) return matched;
    const takers = [...reached].filter((one) => this.#automaton.states[one]?.op === "set").sort((a, b) => a - b);
    const matchesAtEnd = this.#reach(from, atStart, true).matches;
    if (takers.length === 0 && !matchesAtEnd && this.#again.length === 0) return lost;
    const key = `${takers.join()} ${matchesAtEnd}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#states.length >= most) return undefined;
    const row = this.#states.push({ takers, matchesAtEnd }) * characters - characters;
    if (row === this.#table.length) this.#grow();
    this.#known.set(key, row);
    return row;
  }

  #grow(): void {
    const table = new Int16Array(this.#table.length * 2).fill(unknown);
    table.set(this.#table);
    this.#table = table;
  }

  /** All states that are reached without a character. */
  #reach(from: readonly number[], atStart: boolean, atEnd: boolean): { reached: Set<number>; matches: boolean } {
    const reached = new Set<number>();
    const open = [...from];
    let matches = false;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      const state = this.#automaton.states[next];
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
