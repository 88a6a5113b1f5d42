import type { Slot } from "./evidence.ts";

const minute = 60_000;
const hour = 60 * minute;
/** Lengths of slots; a period has at most 62 of one of them, or as many of the last as it needs. */
const lengths = [minute, 5 * minute, 15 * minute, hour, 6 * hour, 24 * hour, 7 * 24 * hour];

/** Counts decisions over time: slots of one length that begin at whole hours, days or weeks since 1970 in UTC. */
export class Slots {
  readonly #start: number;
  readonly #length: number;
  readonly #slots: { allowed: number; refused: number }[];

  /** From and to in milliseconds since 1970. */
  constructor(from: number, to: number) {
    this.#length = lengths.find((length) => (to - from) / length <= 62) ?? 7 * 24 * hour;
    this.#start = Math.floor(from / this.#length) * this.#length;
    const count = Math.min(2_000, Math.max(1, Math.ceil((to - this.#start) / this.#length)));
    this.#slots = Array.from({ length: count }, () => ({ allowed: 0, refused: 0 }));
  }

  add(time: number, what: "allowed" | "refused"): void {
    const slot = this.#slots[Math.floor((time - this.#start) / this.#length)];
    if (slot) slot[what]++;
  }

  get all(): readonly Slot[] {
    return this.#slots.map((slot, at) => ({ start: new Date(this.#start + at * this.#length).toISOString(), ...slot }));
  }
}
