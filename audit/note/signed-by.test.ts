import { expect, test } from "vitest";
import { checkpointText, parseCheckpoint } from "./checkpoint.ts";
import { keyOf } from "./key.ts";
import { formatNote, parseNote } from "./note.ts";
import { signedBy } from "./signed-by.ts";
import { newSigner, signText } from "./signer.ts";

const log = newSigner("log.example/a");
const other = newSigner("log.example/a");
if (!log || !other) throw new Error("no keys");

const text = checkpointText({ origin: "log.example/a", size: 3, root: new Uint8Array(32) });
const note = { text, signatures: [signText(log, text)] };

test("a key signed, or did not", () => {
  expect(signedBy(note, log.key)).toBe("yes");
  // Of the same name, but another key: not asked about.
  expect(signedBy(note, other.key)).toBe("absent");
  expect(signedBy({ ...note, text: text.replace("\n3\n", "\n4\n") }, log.key)).toBe("no");
});

test("one signature in the key's name that does not hold is enough to refuse", () => {
  const wrong = { ...signText(other, text), keyId: log.key.id };
  expect(signedBy({ ...note, signatures: [...note.signatures, wrong] }, log.key)).toBe("no");
});

test("a log's signature is no witness's", () => {
  const witness = keyOf(log.key.name, "cosignature", log.key.bytes);
  expect(witness && signedBy(note, witness)).toBe("absent");
});

test("no bit of a signed checkpoint can be turned", () => {
  const bytes = Buffer.from(formatNote(note));
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const turned = Buffer.from(bytes);
    const at = bit >> 3;
    turned[at] = (turned[at] ?? 0) ^ (1 << (bit & 7));
    const read = parseNote(turned);
    const trusted = read !== undefined && signedBy(read, log.key) === "yes";
    expect(trusted && parseCheckpoint(read.text) !== undefined).toBe(false);
  }
});
