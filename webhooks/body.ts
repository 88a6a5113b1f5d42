import type { Readable } from "node:stream";
import { BubuError } from "@bubustack/api/errors";

/**
 * Reads a body of at most `limit` bytes into memory of its own, so that it can be handed to another thread without a
 * copy. `declared` is the Content-Length, where there is one. Throws `review/too-large`.
 */
export function readBody(stream: Readable, declared: number | undefined, limit: number): Promise<Uint8Array> {
  if (declared !== undefined && declared > limit) return Promise.reject(new BubuError("review/too-large"));
  return declared === undefined ? collect(stream, limit) : fill(stream, declared);
}

/**
 * Known length: what comes in one piece is taken as it is; else each piece is copied to its place as it arrives, so
 * that there is nothing to join at the end.
 */
function fill(stream: Readable, length: number): Promise<Uint8Array> {
  let bytes: Buffer | undefined;
  let at = 0;
  const take = (chunk: Buffer) => {
    if (bytes === undefined && chunk.length === length) bytes = chunk;
    else {
      bytes ??= Buffer.allocUnsafeSlow(length);
      chunk.copy(bytes, at);
    }
    at += chunk.length;
  };
  return consume(stream, take, () => bytes?.subarray(0, at) ?? new Uint8Array(0));
}

function collect(stream: Readable, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  const take = (chunk: Buffer) => {
    length += chunk.length;
    if (length > limit) throw new BubuError("review/too-large");
    chunks.push(chunk);
  };
  return consume(stream, take, () => {
    const bytes = Buffer.allocUnsafeSlow(length);
    let at = 0;
    for (const chunk of chunks) at += chunk.copy(bytes, at);
    return bytes;
  });
}

function consume(stream: Readable, take: (chunk: Buffer) => void, done: () => Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    stream.on("data", (chunk: Buffer) => {
      try {
        take(chunk);
      } catch (error) {
        stream.pause();
        reject(error);
      }
    });
    stream.once("end", () => resolve(done()));
    stream.once("error", reject);
    stream.once("close", () => {
      if (!stream.readableEnded) reject(new BubuError("review/malformed", "the body ended early"));
    });
  });
}
