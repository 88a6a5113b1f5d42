import { parseDecimal, toBase64 } from "../note/base64.ts";
import { cosigned } from "../note/cosignature.ts";
import type { Key } from "../note/key.ts";
import type { Signature } from "../note/note.ts";
import { parseSignature } from "../note/note.ts";
import type { Hash } from "../tree/hash.ts";

/** Lines of an answer that are looked at. */
const mostLines = 64;

/** What a witness is asked (C2SP tlog-witness, `add-checkpoint`): the size that it saw last, what leads from there, and the signed note. */
export function askedOf(old: number, proof: readonly Hash[], note: string): string {
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;
}

/** The witness's signature of the text in its answer, with its time in seconds since 1970; undefined where there is none that holds. */
export function cosignatureIn(
  answer: string,
  witness: Key,
  text: string,
): { readonly signature: Signature; readonly time: number } | undefined {
  for (const line of answer.split("\n").slice(0, mostLines)) {
    const signature = parseSignature(line);
    if (signature?.name !== witness.name || signature.keyId !== witness.id) continue;
    const time = cosigned(witness, text, signature.bytes);
    if (time !== undefined) return { signature, time };
  }
  return undefined;
}

/** The size that a witness says that it saw last, where it was another one than it was told. */
export function sizeIn(answer: string): number | undefined {
  return parseDecimal(answer.trimEnd());
}
