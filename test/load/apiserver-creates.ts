import type { ApiProcess } from "./apiserver-process.ts";
import { httpRequest, open } from "./connection.ts";
import { storyOf } from "./stories.ts";

/** So many objects of one body, each connection with the next one when it has the answer to the last. */
export interface Creates {
  readonly path: string;
  readonly body: Buffer;
  readonly connections: number;
  readonly count: number;
}

/** Creates them; answers how many a second. */
export async function creates(api: ApiProcess, { path, body, connections, count }: Creates): Promise<number> {
  const request = httpRequest(api.url, path, body, [`authorization: Bearer ${api.token}`, "user-agent: load/1.0"]);
  const open_ = await Promise.all(Array.from({ length: connections }, () => open(api.url)));
  let sent = 0;
  const started = performance.now();
  await Promise.all(
    open_.map(async (connection) => {
      while (sent++ < count) await connection.send(request);
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  for (const connection of open_) connection.close();
  return count / seconds;
}

/** A Story of at least so many bytes; without Engrams where none is there to be found. */
export function storyBytes(bytes: number, refs = true): Buffer {
  for (let steps = 2; ; steps++) {
    const story = storyOf(steps);
    const spec = refs ? story["spec"] : { steps: Array.from({ length: steps * 2 }, (_, i) => sleep(i)) };
    const text = JSON.stringify({ ...story, metadata: { generateName: "load-", labels: { of: "load" } }, spec });
    if (text.length >= bytes) return Buffer.from(text);
  }
}

function sleep(index: number): object {
  const needs = index === 0 ? {} : { needs: [`step-${index - 1}`] };
  return { name: `step-${index}`, type: "sleep", ...needs, with: { duration: "30s" } };
}

/** A ConfigMap of about so many bytes. */
export function objectOf(bytes: number): Buffer {
  const data = Object.fromEntries(
    Array.from({ length: Math.round(bytes / 200) }, (_, i) => [`key-${i}`, "v".repeat(185)]),
  );
  const metadata = { generateName: "load-", labels: { of: "load" } };
  return Buffer.from(JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata, data }));
}
