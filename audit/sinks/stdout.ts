import type { Shipped, Sink } from "./sink.ts";
import { SinkTrouble } from "./sink.ts";

const newline = Buffer.from("\n");

/** Each record as one line of JSON. `write` resolves when everything was taken. */
export function stdout(write: (bytes: Uint8Array) => Promise<void>): Sink {
  let writing: Promise<void> | undefined;
  return {
    send: async (batch: readonly Shipped[], signal: AbortSignal) => {
      // While nobody reads, one write waits, and not one more with each attempt.
      if (writing !== undefined) throw new SinkTrouble("nobody reads the standard output");
      writing = write(Buffer.concat(batch.flatMap(({ bytes }) => [bytes, newline])));
      const ended = () => {
        writing = undefined;
      };
      writing.then(ended, ended);
      await Promise.race([writing, abortOf(signal)]);
      return [];
    },
    close: async () => undefined,
  };
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
