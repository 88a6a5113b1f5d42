import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "./connection.ts";
import { httpRequest, open } from "./connection.ts";
import { uidPlaceholder } from "./stories.ts";

/** Reviews at a fixed rate, whatever the answers take. */
export interface Pace {
  readonly address: string;
  readonly path: string;
  /** May have `uidPlaceholder` in it: each review then has a uid of its own. */
  readonly body: Buffer;
  /** Reviews a second, and for how many seconds. */
  readonly rate: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Milliseconds from when each review was due to its answer, ascending: who waits for a connection waits on the clock too. */
export async function pace({ address, path, body, rate, seconds, connections }: Pace): Promise<readonly number[]> {
  const request = httpRequest(address, path, body);
  const uidAt = request.indexOf(uidPlaceholder);
  const idle: Connection[] = await Promise.all(Array.from({ length: connections }, () => open(address)));
  const all = [...idle];
  const due: number[] = [];
  const latencies: number[] = [];
  const start = performance.now();
  const count = rate * seconds;
  const next = async (connection: Connection): Promise<void> => {
    for (let at = due.shift(); at !== undefined; at = due.shift()) {
      if (uidAt >= 0) request.write(randomUUID(), uidAt, "latin1");
      await connection.send(request);
      latencies.push(performance.now() - at);
    }
    idle.push(connection);
  };
  const running: Promise<void>[] = [];
  for (let sent = 0; sent < count; ) {
    for (; sent < count && start + (sent * 1_000) / rate <= performance.now(); sent++) {
      due.push(start + (sent * 1_000) / rate);
      const connection = idle.pop();
      if (connection !== undefined) running.push(next(connection));
    }
    await sleep(1);
  }
  await Promise.all(running);
  while (latencies.length < count) await sleep(1);
  for (const connection of all) connection.close();
  return latencies.sort((a, b) => a - b);
}
