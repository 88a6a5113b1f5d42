import { open, readFile, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** The end of a log file. */
export interface Tail {
  readonly lines: readonly string[];
  /** Offset in bytes behind the last whole line. */
  readonly end: number;
}

/** The last `count` whole lines of a file. */
export async function lastLines(file: string, count: number): Promise<Tail> {
  const bytes = await readFile(file);
  const end = bytes.lastIndexOf("\n") + 1;
  const lines = bytes.toString("utf8", 0, end).split("\n").slice(0, -1);
  return { lines: count === 0 ? [] : lines.slice(-count), end };
}

/** Milliseconds between two looks at the file. */
const pauseMs = 200;

/** Says each line that is written behind `from`, until `signal` aborts. A file that got shorter is read from its start. */
export async function follow(
  file: string,
  from: number,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let at = from;
  while (!signal.aborted) {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size < at) at = 0;
    if (size > at) {
      const bytes = await range(file, at, size);
      const whole = bytes.lastIndexOf("\n") + 1;
      for (const line of bytes.toString("utf8", 0, whole).split("\n").slice(0, -1)) say(line);
      at += whole;
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

async function range(file: string, from: number, to: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const bytes = Buffer.alloc(to - from);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
