import { randomUUID } from "node:crypto";
import { httpRequest, open } from "./connection.ts";
import { uidPlaceholder } from "./stories.ts";

/** One closed-loop run: each connection sends its next review when it has the answer to the last. */
export interface Load {
  readonly address: string;
  readonly path: string;
  readonly body: Buffer;
  readonly connections: number;
  readonly requests: number;
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds, ascending. */
  readonly latencies: readonly number[];
}

export async function drive(load: Load): Promise<Measured> {
  const latencies: number[] = [];
  let sent = 0;
  const connections = await Promise.all(Array.from({ length: load.connections }, () => open(load.address)));
  const start = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      const request = httpRequest(load.address, load.path, load.body);
      const uidAt = request.indexOf(uidPlaceholder);
      while (sent < load.requests) {
        sent++;
        request.write(randomUUID(), uidAt, "latin1");
        latencies.push(await connection.send(request));
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const connection of connections) connection.close();
  return { perSecond: latencies.length / seconds, latencies: latencies.sort((a, b) => a - b) };
}

/** The value that a share of a sorted list does not exceed. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
