import { takes } from "./char-set.ts";
import type { Program } from "./program.ts";
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
  has(state: number): boolean {
    const at = this.sparse[state] ?? 0;
    return at < this.size && this.dense[at] === state;
  }
  add(state: number): void {
    this.sparse[state] = this.size;
    this.dense[this.size] = state;
    this.size++;
  }
}

/**
 * Says whether a program matches anywhere in a text; undefined where the fuel ran out. All states are followed at once,
 * so that the work is at most states × characters, whatever the pattern.
 */
export function matches(program: Program, text: string, fuel: Fuel): boolean | undefined {
  const { states, anchored } = program;
  let now = new Threads(states.length);
  let then = new Threads(states.length);
  const stack: number[] = [];

  /** Adds a state and all that it leads to without a character; true where that is a match. */
  const follow = (into: Threads, from: number, at: number): boolean => {
    stack.push(from);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (into.has(next)) continue;
      into.add(next);
      fuel.left--;
      const state = states[next];
      if (state?.op === "match") {
        stack.length = 0;
        return true;
      }
      if (state?.op === "fork") for (const one of state.next) stack.push(one);
      else if (state?.op === "place" && isAt(state.place, text, at)) stack.push(state.next);
    }
    return false;
  };

  let at = 0;
  if (follow(now, program.start, at)) return true;
  while (at < text.length) {
    if (fuel.left <= 0) return undefined;
    const code = text.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    then.size = 0;
    for (let i = 0; i < now.size; i++) {
      const state = states[now.dense[i] ?? 0];
      if (state?.op !== "set") continue;
      fuel.left--;
      const taken = code < 128 ? state.ascii[code] === 1 : takes(state.set, code);
      if (taken && follow(then, state.next, at)) return true;
    }
    if (!anchored && follow(then, program.start, at)) return true;
    if (then.size === 0 && anchored) return false;
    [now, then] = [then, now];
  }
  return false;
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
