import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatProof, parseProof } from "./proof-file.ts";

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const file = fc.record({
  record: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  index: fc.maxSafeNat(),
  hashes: fc.array(
    hash.map((bytes) => Buffer.from(bytes)),
    { maxLength: 53 },
  ),
  checkpoint: fc.constant("a\n1\nb\n\n— c d\n"),
});

test("a proof is read as it was written", () => {
  fc.assert(
    fc.property(file, (proof) => {
      expect(parseProof(formatProof(proof))).toEqual(proof);
    }),
  );
});

test("it looks as its specification says", () => {
  const hashes = [new Uint8Array(32)];
  expect(formatProof({ record: Uint8Array.of(1), index: 7, hashes, checkpoint: "a\n" })).toBe(
    `c2sp.org/tlog-proof@v1\nextra AQ==\nindex 7\n${"A".repeat(43)}=\n\na\n`,
  );
});

describe("what is no proof is refused", () => {
  const good = `c2sp.org/tlog-proof@v1\nextra AQ==\nindex 7\n${"A".repeat(43)}=\n\na\n`;
  test.each([
    "",
    good.replace("@v1", "@v2"),
    good.replace("extra AQ==\n", ""),
    good.replace("AQ==", "AR=="),
    good.replace("index 7", "index 07"),
    good.replace("index 7", "index -7"),
    good.replace(`${"A".repeat(43)}=`, `${"A".repeat(42)}==`),
    good.replace("\n\na", `\n${`${"A".repeat(43)}=\n`.repeat(60)}\na`),
    good.replace("\n\na\n", "\n"),
  ])("%j", (text) => expect(parseProof(text)).toBeUndefined());
});
