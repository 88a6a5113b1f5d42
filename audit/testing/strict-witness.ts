import { parseCheckpoint } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import type { Key } from "../note/key.ts";
import { formatNote, parseNote } from "../note/note.ts";
import { signedBy } from "../note/signed-by.ts";
import type { Signer } from "../note/signer.ts";
import type { Answered } from "../witness/submit.ts";
import { naiveConsistency, naiveRoot } from "./naive-tree.ts";

/** A witness of one log that knows its leaves, and so needs no proof: it holds the one that it is given to the tree as RFC 6962 writes it down. */
export function strictWitness(signer: Signer, log: Key, leaves: () => readonly Uint8Array[]) {
  let seen = { size: 0, root: "" };
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  return {
    asked: 0,
    async post(this: { asked: number }, body: string): Promise<Answered> {
      this.asked++;
      const end = body.indexOf("\n\n");
      const [first = "", ...proof] = body.slice(0, end).split("\n");
      const note = parseNote(Buffer.from(body.slice(end + 2)));
      const checkpoint = note && parseCheckpoint(note.text);
      const old = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1] ?? "x");
      if (!note || !checkpoint || !(old <= checkpoint.size)) return { status: 400, body: "" };
      if (checkpoint.origin !== log.name) return { status: 404, body: "" };
      if (signedBy(note, log) !== "yes") return { status: 403, body: "" };
      if (old !== seen.size) return { status: 409, body: `${seen.size}\n` };
      const root = base64(checkpoint.root);
      if (checkpoint.size === seen.size && seen.size > 0 && root !== seen.root)
        return { status: 409, body: `${seen.size}\n` };
      const all = leaves().slice(0, checkpoint.size);
      const expected = naiveConsistency(old, all).map(base64);
      if (expected.join() !== proof.join() || base64(naiveRoot(all)) !== root) return { status: 422, body: "" };
      seen = { size: checkpoint.size, root };
      const lines = formatNote({ text: "", signatures: [cosign(signer, note.text, 1_700_000_000 + this.asked)] });
      return { status: 200, body: lines.slice(1) };
    },
  };
}
