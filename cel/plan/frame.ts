import type { Regex } from "../regex/engine.ts";
import type { Effort } from "../values/effort.ts";
import { maxWork } from "../values/effort.ts";
import type { Value } from "../values/value.ts";
import { CelError } from "../values/value.ts";

/** Where time zones come from: seconds east of UTC of a zone at a moment (seconds since 1970); undefined for a name that is none. */
export type Zones = (name: string, seconds: number) => number | undefined;

/**
 * Other words for a part of a message: why a text is no `address`, `network` or `version`, for the name of a `type`, and for the
 * error of an operator, by its name, with its left side.
 */
export type Why = (about: string, told: string, left?: Value) => string;

/** What bounds one evaluation, and what it may ask. */
export interface Limits {
  /** The most cost units; beyond, the answer is an error whatever `||` would absorb. Default 1,000,000. */
  readonly cost?: number;
  /** Answers true when the time is up. Asked inside loops. */
  readonly expired?: () => boolean;
  /** The most bytes of text, bytes and lists that may be made. Default 64 MiB. */
  readonly bytes?: number;
  readonly zones?: Zones;
  /**
   * Lists and maps among the variables may hold faults: what is not known yet, or cannot be had. A call that is given a list or map
   * with one inside answers that, since what it would say depends on it. Default: faults are variables as a whole, if anything.
   */
  readonly partial?: boolean;
  /** Default: what is told. */
  readonly why?: Why;
}

/** The API server's limit for one expression. */
const defaultCost = 1_000_000;
const defaultBytes = 64 * 1024 * 1024;
/** After so many steps of work (3 ms at worst) the clock is looked at. */
const patience = 100_000;
/** Loops look at the clock once in so many rounds. */
const stride = 31;

/** The state of one evaluation. Nothing is allocated for it but itself and the slots of loops. */
export class Frame {
  cost = 0;
  /** Set once something ended the evaluation for good. */
  halted: CelError | undefined = undefined;
  /** The most cost; below all costs once the evaluation has ended for good, so that one comparison tells both. */
  limit: number;
  /** Values may hold faults inside. */
  readonly partial: boolean;
  readonly slots: Value[];
  readonly vars: { readonly [name: string]: Value | undefined };
  readonly #limits: Limits;
  /** Bytes of text, bytes and lists that were made. */
  #bytes = 0;
  #rounds = 0;
  #worked = 0;
  #patterns: Map<string, Regex | CelError> | undefined = undefined;

  constructor(vars: { readonly [name: string]: Value | undefined }, slots: number, limits: Limits) {
    this.vars = vars;
    this.slots = slots === 0 ? none : new Array<Value>(slots);
    this.limit = limits.cost ?? defaultCost;
    this.partial = limits.partial === true;
    this.#limits = limits;
  }

  /** What is told, in the words of who asks. */
  why(about: string, told: string, left?: Value): string {
    return this.#limits.why?.(about, told, left) ?? told;
  }
  get zones(): Zones | undefined {
    return this.#limits.zones;
  }

  /** True once something was made that takes memory. Before, all values stand in the variables or the source. */
  get made(): boolean {
    return this.#bytes > 0;
  }

  /** True where a loop must end: over the cost limit, out of time or memory. */
  get over(): boolean {
    if (this.cost > this.limit) this.halt("operation cancelled: actual cost limit exceeded");
    else if ((this.#rounds++ & stride) === 0) this.#ask();
    return this.halted !== undefined;
  }

  /** Looks at the clock. */
  #ask(): CelError | undefined {
    return this.#limits.expired?.() ? this.halt("operation interrupted") : undefined;
  }

  /** Ends the evaluation for good. */
  halt(message: string): CelError {
    this.halted ??= new CelError(message);
    this.limit = -1;
    return this.halted;
  }

  /** Takes bytes from the budget; an error where there are none left. */
  grow(bytes: number): CelError | undefined {
    this.#bytes += bytes;
    return this.#bytes > (this.#limits.bytes ?? defaultBytes)
      ? this.halt("operation cancelled: memory budget exceeded")
      : undefined;
  }

  /** Refuses a call whose work would be too long, and any after the time is up. */
  work(steps: number): CelError | undefined {
    if (steps > maxWork) return this.halt("operation cancelled: the work of one call is too large");
    this.#worked += steps;
    if (this.#worked <= patience) return undefined;
    this.#worked = 0;
    return this.#ask();
  }

  /** The same for work that was counted while it was done. */
  finish({ left }: Effort): CelError | undefined {
    return left === maxWork ? undefined : this.work(left < 0 ? Infinity : maxWork - left);
  }

  /** Patterns that are not constants, compiled once an evaluation. */
  get patterns(): Map<string, Regex | CelError> {
    this.#patterns ??= new Map();
    return this.#patterns;
  }
}

const none: Value[] = [];
