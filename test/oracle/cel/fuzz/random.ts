/** Chance that a seed repeats: equal seeds give equal numbers on every machine. */
export interface Random {
  /** A whole number from 0 up to, but not including, `below`. */
  below(below: number): number;
  /** One of several. */
  pick<T>(items: readonly T[]): T;
}

/** Makes chance from a seed (a splitmix of 32 bits). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  function below(bound: number): number {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * bound);
  }
  return {
    below,
    pick(items) {
      const picked = items[below(items.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
  };
}
