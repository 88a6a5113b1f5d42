import { Deterministic } from "@bubustack/cel/regex/deterministic";
import { takes } from "./char-set.ts";
import type { Fuel } from "./fuel.ts";
import type { Program } from "./program.ts";
import type { Place } from "./syntax.ts";

/** A set of states that keeps the order of insertion; clearing it is free. */
class Threads {
  readonly dense: Uint32Array;
  readonly sparse: Uint32Array;
  size = 0;
  constructor(states: number) {
    this.dense = new Uint32Array(states);
    this.sparse = new Uint32Array(states);
  }
  /** True where the state was not there. */
  add(state: number): boolean {
    const at = this.sparse[state] ?? 0;
    if (at < this.size && this.dense[at] === state) return false;
    this.sparse[state] = this.size;
    this.dense[this.size] = state;
    this.size++;
    return true;
  }
}

const forks = 0;
const takesOne = 1;
const asks = 2;
const match = 3;

/**
 * Follows all states of a program at once. Keeps its memory between texts, of which it looks at one at a time. States are
 * laid out in arrays by their number: looking at one costs a few nanoseconds.
 */
export class Matcher {
  readonly #program: Program;
  readonly #ops: Uint8Array;
  readonly #next: Int32Array;
  readonly #ascii: readonly Uint8Array[];
  readonly #deterministic: Deterministic | undefined;
  readonly #stack: number[] = [];
  #now: Threads;
  #then: Threads;

  constructor(program: Program) {
    const { states } = program;
    this.#program = program;
    this.#deterministic = Deterministic.of(program);
    this.#ops = Uint8Array.from(states, ({ op }) => ({ fork: forks, set: takesOne, place: asks, match })[op]);
    this.#next = Int32Array.from(states, (state) =>
      "next" in state && typeof state.next === "number" ? state.next : 0,
    );
    this.#ascii = states.map((state) => (state.op === "set" ? state.ascii : none));
    this.#now = new Threads(states.length);
    this.#then = new Threads(states.length);
  }

  /**
   * Says whether the program matches anywhere in a text; undefined where the fuel ran out. The work is at most
   * states × characters, whatever the pattern.
   */
  test(text: string, fuel: Fuel): boolean | undefined {
    return this.#deterministic?.test(text, fuel) ?? this.#follows(text, fuel);
  }

  #follows(text: string, fuel: Fuel): boolean | undefined {
    const { start, anchored } = this.#program;
    this.#now.size = 0;
    let at = 0;
    if (this.#follow(this.#now, start, text, at, fuel)) return true;
    while (at < text.length) {
      if (fuel.left <= 0) return undefined;
      const code = text.codePointAt(at) ?? 0;
      at += code > 0xffff ? 2 : 1;
      this.#then.size = 0;
      if (this.#step(code, text, at, fuel)) return true;
      if (!anchored && this.#follow(this.#then, start, text, at, fuel)) return true;
      if (anchored && this.#then.size === 0) return false;
      const now = this.#now;
      this.#now = this.#then;
      this.#then = now;
    }
    return false;
  }

  /** Lets every state take a character; true where that is a match. */
  #step(code: number, text: string, at: number, fuel: Fuel): boolean {
    const { dense, size } = this.#now;
    for (let i = 0; i < size; i++) {
      const state = dense[i] ?? 0;
      if (this.#ops[state] !== takesOne) continue;
      fuel.left--;
      const taken = code < 128 ? this.#ascii[state]?.[code] === 1 : this.#takes(state, code);
      if (taken && this.#follow(this.#then, this.#next[state] ?? 0, text, at, fuel)) return true;
    }
    return false;
  }

  #takes(state: number, code: number): boolean {
    const found = this.#program.states[state];
    return found?.op === "set" && takes(found.set, code);
  }

  /** Adds a state and all that it leads to without a character; true where that is a match. */
  #follow(into: Threads, from: number, text: string, at: number, fuel: Fuel): boolean {
    // Most states lead to one that takes a character.
    if (this.#ops[from] === takesOne) {
      if (into.add(from)) fuel.left--;
      return false;
    }
    const stack = this.#stack;
    stack.push(from);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (!into.add(next)) continue;
      fuel.left--;
      const op = this.#ops[next];
      if (op === takesOne) continue;
      if (op === match) {
        stack.length = 0;
        return true;
      }
      const state = this.#program.states[next];
      if (state?.op === "fork") for (const one of state.next) stack.push(one);
      else if (state?.op === "place" && isAt(state.place, text, at)) stack.push(state.next);
    }
    return false;
  }
}

const none = new Uint8Array(0);

function isAt(place: Place, text: string, at: number): boolean {
  switch (place) {
    case "start":
      return at === 0;
    case "end":
      return at === text.length;
    case "lineStart":
      return at === 0 || text.charCodeAt(at - 1) === 10;
    case "lineEnd":
      return at === text.length || text.charCodeAt(at) === 10;
    case "word":
      return isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
    case "notWord":
      return isWord(text.charCodeAt(at - 1)) === isWord(text.charCodeAt(at));
  }
}

/** Letters, digits and the underscore of ASCII; NaN, the character beyond an end, is none. */
function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}
