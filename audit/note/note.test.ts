import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseKey } from "./key.ts";
import { formatNote, parseNote, parseSignature } from "./note.ts";
import { signedBy } from "./signed-by.ts";

/** The example of the text of golang.org/x/mod/sumdb/note. */
const example = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
const neumann = parseKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

const read = (text: string) => parseNote(Buffer.from(text, "utf8"));

test("a note that others signed is read, and its signature holds", () => {
  const note = read(example);
  expect(note?.text.split("\n")).toHaveLength(3);
  expect(note?.signatures).toMatchObject([{ name: "PeterNeumann", keyId: 0xc74f20a3 }]);
  expect(note && formatNote(note)).toBe(example);
  expect(note && neumann && signedBy(note, neumann)).toBe("yes");
});

test("text may have empty lines: the last one parts it from the signatures", () => {
  const note = read("a\n\nb\n\n— x AAAAAQA=\n— y AAAAAgA=\n");
  expect(note?.text).toBe("a\n\nb\n");
  expect(note?.signatures.map(({ name, keyId }) => [name, keyId])).toEqual([
    ["x", 1],
    ["y", 2],
  ]);
});

describe("what is no note is refused", () => {
  test.each([
    ["nothing", ""],
    ["no signature", "a\n\n"],
    ["no empty line", "a\n— x AAAAAQA=\n"],
    ["no newline at the end", "a\n\n— x AAAAAQA="],
    ["another dash", "a\n\n- x AAAAAQA=\n"],
    ["no name", "a\n\n—  AAAAAQA=\n"],
    ["a plus in the name", "a\n\n— x+y AAAAAQA=\n"],
    ["a space in the name", "a\n\n— x\u2003y AAAAAQA=\n"],
    ["a signature of nothing", "a\n\n— x AAAAAQ==\n"],
    ["other text for the same bytes", "a\n\n— x AAAAAQB=\n"],
    ["a control character", "a\tb\n\n— x AAAAAQA=\n"],
    ["a carriage return", "a\r\n\n— x AAAAAQA=\n"],
    ["too many signatures", `a\n\n${"— x AAAAAQA=\n".repeat(65)}`],
  ])("%s", (_, text) => expect(read(text)).toBeUndefined());

  test("bytes that are not UTF-8", () => {
    const bytes = Buffer.concat([Uint8Array.of(0xff), Buffer.from("\n\n— x AAAAAQA=\n")]);
    expect(parseNote(bytes)).toBeUndefined();
  });

  test("more than half a mebibyte", () => expect(read(`${"a\n".repeat(300_000)}\n— x AAAAAQA=\n`)).toBeUndefined());
});

test("sixteen signatures are read at least", () => {
  expect(read(`a\n\n${"— x AAAAAQA=\n".repeat(16)}`)?.signatures).toHaveLength(16);
});

test("whatever comes, reading answers; what is read is written the same", () => {
  const piece = fc.constantFrom("a", "\n", "\n\n", "— x AAAAAQA=\n", "—", " ", "=", "\r", "\0", "é", "+");
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (whole) => {
      const note = read(whole);
      if (note) expect(formatNote(note)).toBe(whole);
      parseSignature(whole);
    }),
    { numRuns: 3_000 },
  );
});
