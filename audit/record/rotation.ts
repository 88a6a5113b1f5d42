import { fromBase64, toBase64 } from "../note/base64.ts";
import type { Key } from "../note/key.ts";
import { formatKey, parseKey, verifies } from "../note/key.ts";
import type { Signer } from "../note/signer.ts";
import type { Event } from "./event.ts";
import { dataOf, fieldsOf } from "./fields.ts";

export const rotationType = "io.bubustack.audit.key.rotated.v1";

/** The record by which one key of a log takes over from another: both sign it. */
export function rotationEvent(from: Signer, to: Signer): Event {
  const message = rotationText(from.key, to.key);
  const signatures = { from: toBase64(from.sign(message)), to: toBase64(to.sign(message)) };
  return {
    source: from.key.name,
    type: rotationType,
    data: { from: formatKey(from.key), to: formatKey(to.key), signatures },
  };
}

/** The key that takes over by this record from one of those that are trusted; undefined for every other record. */
export function rotatedTo(record: Uint8Array, trusted: readonly Key[]): Key | undefined {
  const data = dataOf(record, rotationType);
  if (data === undefined) return undefined;
  const { from, to, signatures: both } = data;
  const signatures = fieldsOf(both);
  const [old, next] = [parseKey(String(from)), parseKey(String(to))];
  const known = old && trusted.find((key) => formatKey(key) === formatKey(old));
  if (!known || !next || next.name !== known.name || next.type !== "note") return undefined;
  const message = rotationText(known, next);
  const [by, with_] = [fromBase64(String(signatures["from"])), fromBase64(String(signatures["to"]))];
  const holds = by && with_ && verifies(known, message, by) && verifies(next, message, with_);
  return holds ? next : undefined;
}

function rotationText(from: Key, to: Key): Uint8Array {
  return Buffer.from(`bubustack audit key rotation\n${from.name}\n${formatKey(from)}\n${formatKey(to)}\n`, "utf8");
}
