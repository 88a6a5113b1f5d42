import { parseRecord } from "../../record/fields.ts";

/** What a server says of itself before anything else. */
export interface Greeting {
  /** Bytes that a message may have, with its headers. */
  readonly maxPayload: number;
  /** What it wants signed. */
  readonly nonce?: string;
}

/** What a NATS server says. */
export type Said =
  | { readonly op: "info"; readonly greeting: Greeting }
  | { readonly op: "ping" | "pong" | "ok" }
  | { readonly op: "error"; readonly text: string }
  /** `status` is that of headers without content, such as 503 where nobody listens. */
  | { readonly op: "message"; readonly subject: string; readonly status?: string; readonly payload: Buffer };

/** Bytes that a server may say without an end: its greeting is the longest, some kilobytes. */
const mostBytes = 1024 * 1024;
const end = Buffer.from("\r\n");

/** Reads what a NATS server says from the bytes as they come. Throws where it is not the protocol. */
export function natsReader(): (bytes: Uint8Array) => readonly Said[] {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const all: Said[] = [];
    for (let next = first(rest); next !== undefined; next = first(rest)) {
      all.push(next.said);
      rest = rest.subarray(next.end);
    }
    if (rest.length > mostBytes) throw new Error("the server says too much");
    return all;
  };
}

function first(bytes: Buffer): { readonly said: Said; readonly end: number } | undefined {
  const line = bytes.indexOf(end);
  if (line < 0) return undefined;
  const text = bytes.toString("utf8", 0, line);
  const [op = "", ...words] = text.split(/\s+/);
  const after = line + end.length;
  switch (op.toUpperCase()) {
    case "INFO":
      return { said: { op: "info", greeting: greetingOf(text.slice(op.length)) }, end: after };
    case "PING":
      return { said: { op: "ping" }, end: after };
    case "PONG":
      return { said: { op: "pong" }, end: after };
    case "+OK":
      return { said: { op: "ok" }, end: after };
    case "-ERR":
      return { said: { op: "error", text: text.slice(op.length).trim() }, end: after };
    case "MSG":
      return message(bytes, after, words, 0, Number(words.at(-1)));
    case "HMSG":
      return message(bytes, after, words, Number(words.at(-2)), Number(words.at(-1)));
    default:
      throw new Error("this is not the protocol of NATS");
  }
}

function greetingOf(text: string): Greeting {
  const { max_payload: most, nonce } = parseRecord(Buffer.from(text));
  return {
    maxPayload: typeof most === "number" ? most : mostBytes,
    ...(typeof nonce === "string" && { nonce }),
  };
}

function message(bytes: Buffer, from: number, [subject = ""]: readonly string[], head: number, length: number) {
  if (!Number.isSafeInteger(length) || length < 0 || length > mostBytes || !(head <= length))
    throw new Error("this is not the protocol of NATS");
  const to = from + length;
  if (bytes.length < to + end.length) return undefined;
  const [, status] = /^NATS\/1\.0 (\d{3})/.exec(bytes.toString("latin1", from, from + head)) ?? [];
  const said = {
    op: "message",
    subject,
    ...(status !== undefined && { status }),
    payload: bytes.subarray(from + head, to),
  };
  return { said: said as Said, end: to + end.length };
}

/** A message with headers, to be answered on another subject. */
export interface Publication {
  /** Bytes that count for the server's bound. */
  readonly length: number;
  /** The line before. */
  readonly head: (subject: string, reply: string) => Buffer;
  readonly body: Buffer;
}

export function publication(headers: { readonly [name: string]: string }, payload: Uint8Array): Publication {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`NATS/1.0\r\n${lines.join("")}\r\n`, "utf8");
  const length = head.length + payload.length;
  return {
    length,
    head: (subject, reply) => Buffer.from(`HPUB ${subject} ${reply} ${head.length} ${length}\r\n`, "utf8"),
    body: Buffer.concat([head, payload, end]),
  };
}
