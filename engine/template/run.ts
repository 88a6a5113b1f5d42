import { Fault } from "./fault.ts";

/** What templates need from outside, handed in by the caller. A `Host` of the kernel is one. */
export interface TemplateHost {
  readonly sha1: (bytes: Uint8Array) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /**
   * The offset of a zone at a time, east of UTC, and its abbreviation; undefined for a zone that is not known. Without
   * it only UTC is known.
   */
  readonly zoneAt?: (zone: string, seconds: number) => { readonly offset: number; readonly name: string } | undefined;
  /** The zone that `date` shows times in: "UTC" unless configured. */
  readonly zone?: string;
}

export interface Limits {
  /** Steps: about one a node, a list item, or eight characters of a text that is made. */
  readonly maxSteps: number;
  /** UTF-8 bytes of what the template yields; a single text on the way may be that long too. */
  readonly maxOutputBytes: number;
}

/** Deepest nesting of values that functions look into. */
export const maxDepth = 200;

/** What one evaluation carries along: its budget, and what it may ask. */
export class Run {
  readonly host: TemplateHost | undefined;
  /** True where the clock and chance may be asked. */
  readonly volatile: boolean;
  readonly limits: Limits;
  /** Offset of what is evaluated, for faults that do not know their place. */
  at = 0;
  #left: number;

  constructor(limits: Limits, host: TemplateHost | undefined, volatile: boolean) {
    this.limits = limits;
    this.volatile = volatile;
    this.host = host;
    this.#left = limits.maxSteps;
  }

  /** Pays for work before it is done. */
  charge(steps = 1): void {
    this.#left -= steps;
    if (this.#left < 0)
      throw new Fault("budget", `the template takes more than ${this.limits.maxSteps} steps`, this.at, {
        fix: "loop over less, or do the work in a step",
      });
  }

  /** Pays for a text of that many characters before it is made. */
  text(length: number): void {
    if (length > this.limits.maxOutputBytes) throw tooLong(this.limits.maxOutputBytes, this.at);
    this.charge(1 + length / 8);
  }

  /** Pays for a text that was made, and answers it. */
  made(text: string): string {
    this.text(text.length);
    return text;
  }

  /** Holds that a walk through nested values ends before the stack does. */
  deep(depth: number): void {
    if (depth > maxDepth)
      throw new Fault("budget", `a value is nested more than ${maxDepth} deep`, this.at, { fix: "use a part of it" });
  }
}

/** The fault of a text or result that is too long. */
export function tooLong(bytes: number, at: number): Fault {
  return new Fault("budget", `the template makes more than ${bytes} bytes`, at, {
    fix: "yield less, or hand the data over by its path",
  });
}
