import { fromBase64, toBase64 } from "./base64.ts";

/** One line of a note that says who signed it. */
export interface Signature {
  readonly name: string;
  /** The first four bytes: which key of that name. */
  readonly keyId: number;
  /** What is behind them; what it means is up to the type of the key. */
  readonly bytes: Uint8Array;
}

/** A C2SP signed note: text with signatures below. Nothing in it counts before a signature was checked. */
export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** The largest note in bytes, and the most signatures, that are read: a post-quantum signature has 5 KB. */
const limits = { bytes: 512 * 1024, signatures: 64 } as const;

const line = /^— ([^\s+\p{Z}]+) ([A-Za-z0-9+/=]+)$/u;
/** Every control character but the newline. */
const control = /[^\P{Cc}\n\u007f-\u009f]/u;

/** Reads a note. Undefined for bytes that are not exactly one: what signed notes leave open, this does not. */
export function parseNote(bytes: Uint8Array): Note | undefined {
  if (bytes.length > limits.bytes) return undefined;
  const whole = decode(bytes);
  if (whole === undefined || control.test(whole)) return undefined;
  const split = whole.lastIndexOf("\n\n");
  if (split < 0 || !whole.endsWith("\n")) return undefined;
  const lines = whole.slice(split + 2, -1).split("\n");
  if (lines.length > limits.signatures) return undefined;
  const signatures = lines.map(parseSignature);
  return signatures.every((each) => each !== undefined) ? { text: whole.slice(0, split + 1), signatures } : undefined;
}

/** A note as it is stored and sent. */
export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(formatSignature).join("")}`;
}

/** Reads one signature, without the newline behind it. */
export function parseSignature(text: string): Signature | undefined {
  const [, name, encoded] = line.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes === undefined || bytes.length <= 4) return undefined;
  return { name, keyId: Buffer.from(bytes).readUInt32BE(0), bytes: bytes.subarray(4) };
}

function formatSignature({ name, keyId, bytes }: Signature): string {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `— ${name} ${toBase64(Buffer.concat([id, bytes]))}\n`;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
