import { expect, test } from "vitest";
import { cosign } from "../note/cosignature.ts";
import { formatNote } from "../note/note.ts";
import { logSigner } from "../testing/small-log.ts";
import { askedOf, cosignatureIn, sizeIn } from "./exchange.ts";

test("what is asked has the old size, the hashes and the note", () => {
  expect(askedOf(3, [new Uint8Array(32)], "a\n\nb\n")).toBe(`old 3\n${"A".repeat(43)}=\n\na\n\nb\n`);
  expect(askedOf(0, [], "n\n")).toBe("old 0\n\nn\n");
});

test("of an answer the witness's own signature counts, over this text", () => {
  const [witness, other] = [logSigner("w", "cosignature"), logSigner("w", "cosignature")];
  const lines = (by: typeof witness) => formatNote({ text: "", signatures: [cosign(by, "text\n", 12)] }).slice(1);
  expect(cosignatureIn(lines(other) + lines(witness), witness.key, "text\n")?.time).toBe(12);
  expect(cosignatureIn(lines(other), witness.key, "text\n")).toBeUndefined();
  expect(cosignatureIn(lines(witness), witness.key, "other\n")).toBeUndefined();
  expect([sizeIn("7\n"), sizeIn("07"), sizeIn("")]).toEqual([7, undefined, undefined]);
});
