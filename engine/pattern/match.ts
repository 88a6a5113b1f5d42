import { takes } from "./char-set.ts";
import type { Program, State } from "./program.ts";
import type { Place } from "./syntax.ts";

/** What a match may still cost. One unit is one state looked at. */
export interface Fuel {
  left: number;
}

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

/** Follows all states of a program at once. Keeps its memory between texts, of which it looks at one at a time. */
export class Matcher {
  readonly #states: readonly State[];
  readonly #start: number;
  readonly #anchored: boolean;
  readonly #stack: number[] = [];
  #now: Threads;
  #then: Threads;

  constructor({ states, start, anchored }: Program) {
    this.#states = states;
    this.#start = start;
    this.#anchored = anchored;
    this.#now = new Threads(states.length);
    this.#then = new Threads(states.length);
  }

  /**
   * Says whether the program matches anywhere in a text; undefined where the fuel ran out. The work is at most
   * states × characters, whatever the pattern.
   */
  test(text: string, fuel: Fuel): boolean | undefined {
    this.#now.size = 0;
    let at = 0;
    if (this.#follow(this.#now, this.#start, text, at, fuel)) return true;
    while (at < text.length) {
      if (fuel.left <= 0) return undefined;
      const code = text.codePointAt(at) ?? 0;
      at += code > 0xffff ? 2 : 1;
      this.#then.size = 0;
      if (this.#step(code, text, at, fuel)) return true;
      if (!this.#anchored && this.#follow(this.#then, this.#start, text, at, fuel)) return true;
      if (this.#anchored && this.#then.size === 0) return false;
      [this.#now, this.#then] = [this.#then, this.#now];
    }
    return false;
  }

  /** Lets every state take a character; true where that is a match. */
  #step(code: number, text: string, at: number, fuel: Fuel): boolean {
    const { dense, size } = this.#now;
    for (let i = 0; i < size; i++) {
      const state = this.#states[dense[i] ?? 0];
      if (state?.op !== "set") continue;
      fuel.left--;
      const taken = code < 128 ? state.ascii[code] === 1 : takes(state.set, code);
      if (taken && this.#follow(this.#then, state.next, text, at, fuel)) return true;
    }
    return false;
  }

  /** Adds a state and all that it leads to without a character; true where that is a match. */
  #follow(into: Threads, from: number, text: string, at: number, fuel: Fuel): boolean {
    const stack = this.#stack;
    stack.push(from);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (!into.add(next)) continue;
      fuel.left--;
      const state = this.#states[next];
      if (state?.op === "match") {
        stack.length = 0;
        return true;
      }
      if (state?.op === "fork") for (const one of state.next) stack.push(one);
      else if (state?.op === "place" && isAt(state.place, text, at)) stack.push(state.next);
    }
    return false;
  }
}

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
