import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { Stalled, streamSink } from "./sink.ts";

test("waits for a slow reader, and not for one that has gone", async () => {
  const out = new PassThrough({ highWaterMark: 1 });
  const abort = new AbortController();
  const sink = streamSink(out, abort.signal);
  const first = sink.write("aa");
  let settled = false;
  first.then(() => {
    settled = true;
  });
  await Promise.resolve();
  expect(settled).toBe(false);
  expect(String(out.read())).toBe("aa");
  await first;
  const second = sink.write("bb");
  abort.abort();
  await second;
  await sink.write("cc");
  expect(String(out.read())).toBe("bb");
});

test("gives up a client that has stopped to read", async () => {
  const out = new PassThrough({ highWaterMark: 1 });
  await expect(streamSink(out, new AbortController().signal, 5).write("aa")).rejects.toThrow(Stalled);
});
