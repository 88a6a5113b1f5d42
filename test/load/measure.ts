import type { ServerProcess } from "./control.ts";
import type { Load } from "./drive.ts";
import { drive, quantile } from "./drive.ts";

/** What a server did in all slices of a run. */
export interface Figures {
  /** CPU of the whole server process a review, in microseconds: median of the slices. */
  readonly cpuMicros: number;
  /** Reviews a second: median of the slices. */
  readonly perSecond: number;
  /** Milliseconds, over all slices together. */
  readonly p50: number;
  readonly p99: number;
}

/** No kernel, the empty rule set and all rules, in the same run. */
export interface Pair {
  readonly off: Figures;
  readonly none: Figures;
  readonly all: Figures;
}

interface Slice {
  readonly cpuMicros: number;
  readonly perSecond: number;
  readonly latencies: readonly number[];
}

export type Work = Omit<Load, "address" | "path">;

const path = "/mutate";

export interface Servers {
  /** No kernel: HTTPS, decoding, log and metrics alone. */
  readonly off: ServerProcess;
  /** The kernel with its schema stages and no rule. */
  readonly none: ServerProcess;
  readonly all: ServerProcess;
}

/** The servers take turns, so that whatever else the machine does falls on each. */
export async function measurePair(servers: Servers, work: Work, slices: number): Promise<Pair> {
  const taken: { readonly [name in keyof Servers]: Slice[] } = { off: [], none: [], all: [] };
  for (let i = 0; i < slices; i++) {
    taken.off.push(await slice(servers.off, work));
    taken.none.push(await slice(servers.none, work));
    taken.all.push(await slice(servers.all, work));
  }
  return { off: figures(taken.off), none: figures(taken.none), all: figures(taken.all) };
}

export async function slice(server: ServerProcess, work: Work): Promise<Slice> {
  const before = await server.usage();
  const { perSecond, latencies } = await drive({ ...work, address: server.address, path });
  const after = await server.usage();
  return { cpuMicros: (after.cpuMicros - before.cpuMicros) / latencies.length, perSecond, latencies };
}

export function figures(slices: readonly Slice[]): Figures {
  const all = slices.flatMap(({ latencies }) => latencies).sort((a, b) => a - b);
  return {
    cpuMicros: median(slices.map(({ cpuMicros }) => cpuMicros)),
    perSecond: median(slices.map(({ perSecond }) => perSecond)),
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
  };
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
