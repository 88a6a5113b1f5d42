import type { Writable } from "node:stream";
import type { Sink } from "./call.ts";

/** Writes lines and waits for a client that reads slowly, so that nothing is buffered without bound. */
export function streamSink(out: Pick<Writable, "write" | "once" | "removeListener">, signal: AbortSignal): Sink {
  return {
    write: async (line) => {
      if (signal.aborted || out.write(line)) return;
      await drained(out, signal);
    },
  };
}

function drained(out: Pick<Writable, "once" | "removeListener">, signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    const done = () => {
      out.removeListener("drain", done);
      signal.removeEventListener("abort", done);
      settle();
    };
    out.once("drain", done);
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}
