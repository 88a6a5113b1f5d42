import { expect, test } from "vitest";
import { logSigner, origin } from "../testing/small-log.ts";
import { leafHash } from "../tree/hash.ts";
import { checkpointText } from "./checkpoint.ts";
import { formatNote, parseNote } from "./note.ts";
import { formatPromise, parsePromise } from "./promised.ts";
import { signedBy } from "./signed-by.ts";
import { signText } from "./signer.ts";

const signer = logSigner();
const leaf = leafHash(Buffer.from("record"));
const text = checkpointText({ origin, size: 7, root: leafHash(Buffer.from("root")) });
const note = formatNote({ text, signatures: [signText(signer, text)] });

test("a promise is one line, from which the signed checkpoint is read again", () => {
  const line = formatPromise({ index: 6, leaf, note });
  expect(line).not.toContain("\n");
  const read = parsePromise(line);
  expect(read).toEqual({ index: 6, leaf: Buffer.from(leaf), note });
  const parsed = parseNote(Buffer.from(read?.note ?? ""));
  expect(parsed && signedBy(parsed, signer.key)).toBeTruthy();
});

test("any other line is none, and so is one about a record that the checkpoint does not have", () => {
  const line = formatPromise({ index: 6, leaf, note });
  for (const other of ["", "x", `${line} x`, line.replace(/^6/, "7"), line.replace(/^6/, "06"), line.slice(0, -1)])
    expect(parsePromise(other)).toBeUndefined();
});
