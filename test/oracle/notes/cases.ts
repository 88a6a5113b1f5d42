/** Notes and keys, right ones and such as are not quite, and trees of many sizes. */
import { toBase64 } from "@bubustack/audit/note/base64";
import { formatKey, keyOf } from "@bubustack/audit/note/key";
import { formatNote } from "@bubustack/audit/note/note";
import type { Signer } from "@bubustack/audit/note/signer";
import { readSigner, signText } from "@bubustack/audit/note/signer";
import { chance } from "@bubustack/audit/testing/chance";
import type { Case } from "./case.ts";

/** A key for these cases alone: an Ed25519 signature is the same each time. */
function signer(name: string, seed: number): Signer {
  const bytes = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, seed)]);
  const pem = `-----BEGIN PRIVATE KEY-----\n${bytes.toString("base64")}\n-----END PRIVATE KEY-----\n`;
  const read = readSigner(name, pem);
  if (read === undefined) throw new Error(`no key is named ${name}`);
  return read;
}

const [log, other] = [signer("log.example/a", 1), signer("other.example/b", 2)];
const [key, stranger] = [formatKey(log.key), formatKey(other.key)];
const text = `log.example/a\n7\n${toBase64(Buffer.alloc(32, 9))}\n`;
const [mine, theirs] = [signText(log, text), signText(other, text)];
const false_ = { ...mine, bytes: Uint8Array.from(mine.bytes, (byte, at) => (at === 5 ? byte ^ 1 : byte)) };
const note = formatNote({ text, signatures: [mine] });
const signed = (of: string) => formatNote({ text: of, signatures: [signText(log, of)] });
const many = (count: number) =>
  formatNote({ text, signatures: [mine, ...Array.from({ length: count - 1 }, () => theirs)] });

/** Notes by what they are, each asked about with the key of `log`. */
const notes: { readonly [what: string]: string | Uint8Array } = {
  plain: note,
  "with another's signature": formatNote({ text, signatures: [theirs, mine] }),
  "another's alone": formatNote({ text, signatures: [theirs] }),
  "a false signature": formatNote({ text, signatures: [false_] }),
  "a signature twice": formatNote({ text, signatures: [mine, mine] }),
  "a false signature behind a right one": formatNote({ text, signatures: [mine, false_] }),
  "a false signature before a right one": formatNote({ text, signatures: [false_, mine] }),
  "another's false signature": formatNote({ text, signatures: [mine, { ...theirs, bytes: false_.bytes }] }),
  "another's short signature": formatNote({ text, signatures: [mine, { ...theirs, bytes: Uint8Array.of(1) }] }),
  "another's empty signature": formatNote({ text, signatures: [mine, { ...theirs, bytes: new Uint8Array() }] }),
  "the id of another key": formatNote({ text, signatures: [{ ...mine, keyId: theirs.keyId }] }),
  "the name of another key": formatNote({ text, signatures: [{ ...mine, name: theirs.name }] }),
  "no signature": `${text}\n`,
  "no empty line": note.replace("\n\n", "\n"),
  "no newline at its end": note.slice(0, -1),
  "a newline more": `${note}\n`,
  "a newline before": `\n${note}`,
  "an empty line in its text": signed("a\n\nb\n"),
  "a text of an empty line": signed("\n"),
  "no text": `\n${note.slice(note.indexOf("\n\n") + 2)}`,
  "carriage returns": note.replaceAll("\n", "\r\n"),
  "a tab in its text": signed("a\tb\n"),
  "a NUL in its text": signed("a\u0000b\n"),
  "a delete in its text": signed("a\u007fb\n"),
  "a control of C1 in its text": signed("a\u0085b\n"),
  "a mark of byte order": signed("\ufeffa\n"),
  "letters of others": signed("ä 漢 🦦\n"),
  "no UTF-8": Buffer.concat([Buffer.from("a\xff\n", "latin1"), Buffer.from(note.slice(note.indexOf("\n\n") + 1))]),
  "a hyphen for the dash": note.replace("— ", "- "),
  "a space more": note.replace("— ", "—  "),
  "a space behind": `${note.slice(0, -1)} \n`,
  "base64 of URLs": note.replace(/\S+\n$/, (all) => all.replaceAll("+", "-").replaceAll("/", "_")),
  "base64 without padding": note.replace(/=*\n$/, "\n"),
  "base64 with a bit that is none": note.replace(/.(=*\n)$/, "B$1"),
  "64 signatures": many(64),
  "65 signatures": many(65),
  "100 signatures": many(100),
  "101 signatures": many(101),
  "a long text": signed(`${"a".repeat(300_000)}\n`),
};

const typed = (type: number, bytes = log.key.bytes) => toBase64(Buffer.concat([Uint8Array.of(type), bytes]));
const id = key.split("+")[1] ?? "";
const keys: { readonly [what: string]: string } = {
  plain: key,
  "another name": key.replace("log.", "lag."),
  "another id": key.replace(id, "00000000"),
  "capital letters": key.replace(id, id.toUpperCase()),
  "a short id": key.replace(id, id.slice(1)),
  "no name": key.slice(key.indexOf("+")),
  "a space": `${key} `,
  "a plus in its name": key.replace("/", "+"),
  "too few bytes": `log.example/a+${id}+${typed(1, log.key.bytes.subarray(1))}`,
  "of cosignatures": formatKey(keyOf("w.example", "cosignature", log.key.bytes) ?? log.key),
  "another type": `log.example/a+${id}+${typed(9)}`,
  "base64 of URLs": key.replaceAll("/", "_"),
  "letters of others": formatKey(keyOf("läg", "note", log.key.bytes) ?? log.key),
  nothing: "",
};

const sizes = [...Array.from({ length: 34 }, (_, at) => at + 1), 63, 64, 65, 255, 256, 257, 511, 512, 513, 767, 1_025];

/** All cases, in an order that does not change. */
export const cases: readonly Case[] = [
  ...Object.entries(keys).map(([what, of]) => ({ id: `key/${what}`, key: of })),
  ...Object.entries(notes).map(([what, of]) => ({ id: `note/${what}`, key, note: encoded(of) })),
  { id: "note/for another key", key: stranger, note: encoded(note) },
  ...Array.from({ length: 300 }, (_, seed) => ({ id: `altered/${seed}`, key, note: encoded(altered(seed)) })),
  ...sizes.flatMap(treesOf),
];

function encoded(of: string | Uint8Array): string {
  return Buffer.from(of).toString("base64");
}

/** The note with one to three bytes that are others, gone, or twice. */
function altered(seed: number): Uint8Array {
  const random = chance(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  let bytes = Buffer.from(formatNote({ text, signatures: [theirs, mine] }));
  for (let changes = 1 + upTo(3); changes > 0; changes--) {
    const at = upTo(bytes.length);
    const instead = [
      [bytes.readUInt8(at) ^ (1 << upTo(8))],
      [],
      [bytes.readUInt8(at), bytes.readUInt8(at)],
      [upTo(128)],
      [0x0a],
    ][upTo(5)];
    bytes = Buffer.concat([bytes.subarray(0, at), Uint8Array.from(instead ?? []), bytes.subarray(at + 1)]);
  }
  return bytes;
}

function treesOf(size: number): readonly Case[] {
  const places = [...new Set([0, Math.floor(size / 2), Math.floor((size * 3) / 4), size - 1])];
  return places.map((index) => ({
    id: `tree/${size}/${index}`,
    tree: { size, index, old: index === 0 ? size : index },
  }));
}
