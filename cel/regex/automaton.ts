import type { Automaton, State } from "./deterministic.ts";

/** An instruction of a program of re2js, which has no types for them. */
interface Instruction {
  readonly op: number;
  readonly out: number;
  readonly arg: number;
  readonly runes: ArrayLike<number>;
  matchRune(rune: number): boolean;
}

/** A pattern as re2js compiled it. */
export interface Compiled {
  readonly prog: { readonly inst: readonly Instruction[]; readonly start: number };
  /** Places that every match begins at. */
  readonly cond: number;
}

/** Beyond, tables are too dear for what they gain. */
const largest = 1_000;
const beginText = 4;
const endText = 8;

/** The program of re2js as an automaton that says whether it matches; undefined for one that is too large. */
export function automatonOf({ prog, cond }: Compiled): Automaton | undefined {
  if (prog.inst.length > largest) return undefined;
  const tables = new Map<string, Uint8Array>();
  const table = (inst: Instruction): Uint8Array => {
    const key = `${inst.arg} ${Array.from(inst.runes).join()}`;
    const known = tables.get(key) ?? Uint8Array.from({ length: 128 }, (_, code) => Number(inst.matchRune(code)));
    tables.set(key, known);
    return known;
  };
  return {
    states: prog.inst.map((inst) => stateOf(inst, table)),
    start: prog.start,
    anchored: (cond & beginText) !== 0,
  };
}

function stateOf(inst: Instruction, table: (inst: Instruction) => Uint8Array): State {
  const { op, out, arg } = inst;
  switch (op) {
    case 1: // either of two ways
    case 2:
      return { op: "fork", next: [out, arg] };
    case 3: // a group begins or ends
    case 7:
      return { op: "fork", next: [out] };
    case 4:
      return { op: "place", place: arg === beginText ? "start" : arg === endText ? "end" : "other", next: out };
    case 5: // fails
      return { op: "fork", next: [] };
    case 6:
      return { op: "match" };
    case 8: // characters, in several forms
    case 9:
    case 10:
    case 11:
      return { op: "set", ascii: table(inst), next: out };
    default:
      return { op: "place", place: "other", next: out };
  }
}
