import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readBody } from "./body.ts";

const streamOf = (...parts: string[]) =>
  Readable.from(
    parts.map((part) => Buffer.from(part)),
    { objectMode: false },
  );

test("the bytes are what was sent, however it was cut and whether or not the length was said", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1, maxLength: 50 }), { maxLength: 8 }), async (parts) => {
      const whole = Buffer.from(parts.join(""));
      const cut = parts.map((part) => Buffer.from(part));
      expect(Buffer.from(await readBody(Readable.from(cut), undefined, 10_000))).toEqual(whole);
      expect(Buffer.from(await readBody(Readable.from(cut), whole.length, 10_000))).toEqual(whole);
    }),
  );
});

test("what came in several pieces has memory of its own", async () => {
  const bytes = await readBody(streamOf("ab", "cd"), 4, 10);
  expect(bytes.buffer.byteLength).toBe(4);
});

test("too much is refused, before or while it arrives", async () => {
  await expect(readBody(streamOf("abc"), 11, 10)).rejects.toMatchObject({ code: "review/too-large", http: 413 });
  await expect(readBody(streamOf("abcdef", "ghijkl"), undefined, 10)).rejects.toMatchObject({
    code: "review/too-large",
  });
});

test("a connection that ends early is not a body", async () => {
  const stream = new Readable({ read() {} });
  const body = readBody(stream, 10, 100);
  stream.push("abc");
  stream.destroy();
  await expect(body).rejects.toMatchObject({ code: "review/malformed" });
  const failing = new Readable({ read() {} });
  const failed = readBody(failing, undefined, 100);
  failing.destroy(new Error("reset"));
  await expect(failed).rejects.toThrow("reset");
});
