import type { Writable } from "node:stream";
import type { Sink } from "./call.ts";

/** A client that takes nothing for this long is given up. */
const patienceMs = 30_000;

/** Raised for a client that has stopped to read. */
export class Stalled extends Error {}

/** Writes lines and waits for a client that reads slowly, so that nothing is buffered without bound. Throws Stalled. */
export function streamSink(out: Out, signal: AbortSignal, patience = patienceMs): Sink {
  return {
    write: async (lines) => {
      if (signal.aborted || out.write(lines)) return;
      await drained(out, signal, patience);
    },
  };
}

type Out = Pick<Writable, "write" | "once" | "removeListener">;

function drained(out: Out, signal: AbortSignal, patience: number): Promise<void> {
  return new Promise((settle, reject) => {
    const leave = () => {
      clearTimeout(timer);
      out.removeListener("drain", done);
      signal.removeEventListener("abort", done);
    };
    const done = () => {
      leave();
      settle();
    };
    const timer = setTimeout(() => {
      leave();
      reject(new Stalled("the client has stopped to read"));
    }, patience);
    out.once("drain", done);
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}
