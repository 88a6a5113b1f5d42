import type { Truth } from "./truth.ts";
import { invalid, unknown, valid } from "./truth.ts";

/**
 * Which properties or items of one value have been evaluated (the annotations that `unevaluatedProperties` and
 * `unevaluatedItems` read): surely (`valid`), or only if something unknown turns out to be valid (`unknown`).
 */
export class Marks {
  #all: Truth = invalid;
  readonly #keys = new Map<string | number, Truth>();

  /** Notes one property or item. */
  add(key: string | number, truth: Truth = valid): void {
    if (truth > (this.#keys.get(key) ?? invalid)) this.#keys.set(key, truth);
  }

  /** Notes all of them. */
  addAll(truth: Truth = valid): void {
    if (truth > this.#all) this.#all = truth;
  }

  /** Notes what another schema noted about the same value, as surely as that schema holds. */
  merge(other: Marks, holds: Truth): void {
    const least = (truth: Truth): Truth => (holds === unknown && truth === valid ? unknown : truth);
    this.addAll(least(other.#all));
    for (const [key, truth] of other.#keys) this.add(key, least(truth));
  }

  /** Whether a property or item has been evaluated. */
  of(key: string | number): Truth {
    const one = this.#keys.get(key) ?? invalid;
    return one > this.#all ? one : this.#all;
  }
}
