/** What one piece of work costs in time. */

/** In microseconds. */
export interface Clocks {
  /** Time that passes. */
  readonly wall: () => number;
  /** CPU time of this thread. Some systems count it in steps of milliseconds, so that it tells nothing of a single run. */
  readonly cpu: () => number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface Measured {
  /** Microseconds that pass during one run. */
  readonly time: Percentiles;
  /** Microseconds of CPU time of one run, by the mean of all. */
  readonly cpu: number;
  readonly samples: number;
}

export interface Effort {
  /** Microseconds that are spent on warming up, and then on measuring. */
  readonly warm: number;
  readonly measure: number;
}

/** Microseconds that a sample takes at least: what is shorter is run as often as that takes. */
const grain = 200;
/** Samples that are taken at least, however long each is. */
const fewest = 20;

/** Measures pieces of work that are run in turn: percentiles are over all of them. */
export function measure(
  works: readonly (() => void)[],
  { wall, cpu }: Clocks,
  { warm, measure: budget }: Effort,
): Measured {
  const repeats = works.map((work) => warmed(work, wall, warm / works.length));
  const samples: number[] = [];
  let runs = 0;
  const began = { wall: wall(), cpu: cpu() };
  for (
    let at = 0;
    samples.length < Math.max(fewest, works.length) || wall() - began.wall < budget;
    at = (at + 1) % works.length
  ) {
    const [work, times] = [works[at], repeats[at] ?? 1];
    if (work === undefined) break;
    const from = wall();
    for (let run = 0; run < times; run++) work();
    samples.push((wall() - from) / times);
    runs += times;
  }
  return { time: percentiles(samples), cpu: round((cpu() - began.cpu) / Math.max(1, runs)), samples: samples.length };
}

/** Runs a piece of work until it is compiled; answers how often it fits into one sample. */
function warmed(work: () => void, wall: Clocks["wall"], budget: number): number {
  const began = wall();
  let runs = 0;
  let spent = 0;
  do {
    work();
    runs += 1;
    spent = wall() - began;
  } while (spent < budget && runs < 100_000);
  return Math.max(1, Math.ceil(grain / Math.max(0.1, spent / runs)));
}

/** Of a list of figures, by nearest rank; 0 where there are none. */
export function percentiles(figures: readonly number[]): Percentiles {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** To tenths. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
