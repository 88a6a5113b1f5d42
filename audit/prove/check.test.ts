import fc from "fast-check";
import { expect, test } from "vitest";
import { cosign } from "../note/cosignature.ts";
import { checkpointOf, logSigner, records, smallLog, sourceOf, turned } from "../testing/small-log.ts";
import { checkProof } from "./check.ts";
import { prove } from "./prove.ts";

const signer = logSigner();
const witness = logSigner("witness.example/1", "cosignature");
const log = smallLog(signer, records(300));
const proven = await prove(sourceOf(log), 77);
const proof = Buffer.from("proof" in proven ? proven.proof : "");

test("no bit of a proof can be turned", () => {
  expect(checkProof(proof, [signer.key])).toHaveProperty("checked");
  const passed: number[] = [];
  for (let bit = 0; bit < proof.length * 8; bit++)
    if ("checked" in checkProof(turned(proof, bit), [signer.key])) passed.push(bit);
  expect(passed).toEqual([]);
});

test("why a proof proves nothing", () => {
  const text = proof.toString();
  const reason = (changed: string, key = signer.key) => {
    const answer = checkProof(Buffer.from(changed), [key]);
    return "refused" in answer ? answer.refused : "checked";
  };
  expect(reason("")).toBe("proof-malformed");
  expect(reason(text.replace("index 77\n", "index 78\n"))).toBe("proof-wrong");
  expect(reason(text.slice(0, -3))).toBe("checkpoint-malformed");
  expect(reason(text, logSigner().key)).toBe("wrong-key");
  expect(reason(text, logSigner("log.example/b").key)).toBe("wrong-origin");
});

test("witnesses raise the assurance", async () => {
  const files = new Map(log);
  files.set(
    "checkpoint",
    checkpointOf(signer, records(300), (text) => [cosign(witness, text, 1_800_000_000)]),
  );
  const cosigned = await prove(sourceOf(files), 3);
  const bytes = Buffer.from("proof" in cosigned ? cosigned.proof : "");
  expect(checkProof(bytes, [signer.key], [witness.key])).toMatchObject({
    checked: { assurance: "externally witnessed", witnessedUntil: "2027-01-15T08:00:00.000Z" },
  });
  expect(checkProof(bytes, [signer.key])).toMatchObject({ checked: { assurance: "self-signed" } });
});

test("any bytes are answered", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: proof.length }), (bytes, at) => {
      expect(checkProof(bytes, [signer.key])).toHaveProperty("refused");
      const mixed = Buffer.concat([
        proof.subarray(0, at),
        bytes.length > 0 ? bytes : Uint8Array.of(0),
        proof.subarray(at),
      ]);
      expect(checkProof(mixed, [signer.key])).toHaveProperty("refused");
    }),
    { numRuns: 300 },
  );
});
