import { parseKey } from "@bubustack/audit/note/key";
import { parseNote } from "@bubustack/audit/note/note";
import { signedBy } from "@bubustack/audit/note/signed-by";
import { proveConsistency } from "@bubustack/audit/prove/consistency";
import { parseProof } from "@bubustack/audit/prove/proof-file";
import { prove } from "@bubustack/audit/prove/prove";
import { logSigner, smallLog, sourceOf } from "@bubustack/audit/testing/small-log";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import { describe, expect, test } from "vitest";
import { answers } from "./answers.ts";
import type { Case } from "./case.ts";
import { cases } from "./cases.ts";

const said = new Map(answers().map((answer) => [answer.id, answer]));
const base64 = (hashes: readonly Uint8Array[] = []) => hashes.map((hash) => Buffer.from(hash).toString("base64"));

/** Where we say otherwise, and why. All but the key of cosignatures are stricter: whoever reads with another library accepts what we accept. */
const otherwise: { readonly [id: string]: string } = {
  "key/of cosignatures": "keys of witnesses are of a type of their own, which this part of Go does not have",
  "key/capital letters": "a key is written in one way",
  "note/a false signature behind a right one": "each signature of a key that is asked about has to hold",
  "note/65 signatures": "we read 64",
  "note/100 signatures": "we read 64",
};

function accepted({ key = "", note }: Case): boolean {
  const known = parseKey(key);
  if (known === undefined || note === undefined) return known !== undefined;
  const read = parseNote(Buffer.from(note, "base64"));
  return read !== undefined && signedBy(read, known) === "yes";
}

test("each case has an answer", () => {
  expect(cases.length).toBeGreaterThan(500);
  expect([...said.keys()]).toEqual(cases.map(({ id }) => id));
  expect([...said.values()].filter(({ caseError }) => caseError !== undefined)).toEqual([]);
});

test("notes and keys are accepted as Go accepts them, but where it is meant otherwise", () => {
  const different = cases.filter((one) => one.tree === undefined && accepted(one) !== said.get(one.id)?.accepted);
  expect(different.map(({ id }) => id).sort()).toEqual(Object.keys(otherwise).sort());
  const lenient = different.filter(accepted).map(({ id }) => id);
  expect(lenient).toEqual(["key/of cosignatures"]);
});

describe("roots and proofs of trees are those of Go", () => {
  const signer = logSigner();
  const sizes = [...new Set(cases.flatMap(({ tree }) => (tree ? [tree.size] : [])))];
  test.each(sizes)("of %i records", async (size) => {
    const records = Array.from({ length: size }, (_, number) => Buffer.from(`record ${number}`));
    const files = smallLog(signer, records);
    const source = sourceOf(files);
    const root = readCheckpoint(files.get("checkpoint") ?? new Uint8Array())?.checkpoint.root ?? new Uint8Array();
    for (const { id, tree } of cases) {
      if (tree?.size !== size) continue;
      const answer = said.get(id);
      expect([id, answer?.root]).toEqual([id, base64([root])[0]]);
      const proven = await prove(source, tree.index);
      const proof = "proof" in proven ? parseProof(proven.proof) : undefined;
      expect([id, base64(proof?.hashes)]).toEqual([id, answer?.inclusion ?? []]);
      expect([id, base64(await proveConsistency(source, tree.old, size))]).toEqual([id, answer?.consistency ?? []]);
    }
  });
});
