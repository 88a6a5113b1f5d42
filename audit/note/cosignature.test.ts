import { describe, expect, test } from "vitest";
import { cosign, cosigned, witnessedAt } from "./cosignature.ts";
import { formatNote, parseNote } from "./note.ts";
import { signedBy } from "./signed-by.ts";
import { newSigner, signText } from "./signer.ts";

const text = "log.example/a\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const log = newSigner("log.example/a");
const witness = newSigner("witness.example/w1", "cosignature");
const other = newSigner("witness.example/w2", "cosignature");
if (!log || !witness || !other) throw new Error("no keys");

describe("a witness", () => {
  const signatures = [signText(log, text), cosign(witness, text, 1_679_315_147), cosign(witness, text, 1_679_315_100)];
  const note = parseNote(Buffer.from(formatNote({ text, signatures })));
  if (!note) throw new Error("no note");

  test("says when it saw a checkpoint", () => {
    expect(witnessedAt(note, witness.key)).toBe(1_679_315_147);
    expect(witnessedAt(note, other.key)).toBeUndefined();
    expect(signedBy(note, witness.key)).toBe("yes");
    expect(signedBy(note, log.key)).toBe("yes");
    expect(signedBy(note, other.key)).toBe("absent");
  });

  test("signs the time as well as the text", () => {
    const { bytes } = cosign(witness, text, 5);
    expect(cosigned(witness.key, text, bytes)).toBe(5);
    expect(cosigned(witness.key, text.replace("\n3\n", "\n4\n"), bytes)).toBeUndefined();
    const later = Uint8Array.from(bytes);
    later[7] = 6;
    expect(cosigned(witness.key, text, later)).toBeUndefined();
    expect(cosigned(other.key, text, bytes)).toBeUndefined();
    expect(cosigned(log.key, text, bytes)).toBeUndefined();
    expect(cosigned(witness.key, text, bytes.subarray(1))).toBeUndefined();
  });

  test("cannot be a time beyond what numbers hold", () => {
    const bytes = Uint8Array.from(cosign(witness, text, 5).bytes);
    bytes.fill(0xff, 0, 8);
    expect(cosigned(witness.key, text, bytes)).toBeUndefined();
  });
});
