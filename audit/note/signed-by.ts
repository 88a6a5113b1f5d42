import { cosigned } from "./cosignature.ts";
import type { Key } from "./key.ts";
import { verifies } from "./key.ts";
import type { Note } from "./note.ts";

/**
 * `yes`: the key signed the note, and every signature in its name and id holds. `no`: one of them does not.
 * `absent`: the note has none of this key. Signatures of keys that nobody asked about are never looked at.
 */
export type Signed = "yes" | "no" | "absent";

/** Whether a key signed a note, as a log does. */
export function signedBy({ text, signatures }: Note, key: Key): Signed {
  const mine = signatures.filter(({ name, keyId }) => name === key.name && keyId === key.id);
  if (mine.length === 0) return "absent";
  const message = Buffer.from(text, "utf8");
  const holds = mine.every(({ bytes }) =>
    key.type === "note" ? verifies(key, message, bytes) : cosigned(key, text, bytes) !== undefined,
  );
  return holds ? "yes" : "no";
}
