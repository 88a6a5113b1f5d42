import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluated, failed, testRun } from "../testing/evaluated.ts";
import { hexHash } from "./encoding.ts";

test("what is encoded decodes to itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (s) => {
      expect(evaluated("{{ b64enc .s }}", { s })).toBe(Buffer.from(s).toString("base64"));
      expect(evaluated("{{ b64enc .s | b64dec }}", { s })).toBe(s);
      expect(evaluated("{{ b32enc .s | b32dec }}", { s })).toBe(s);
    }),
  );
});

test("what is not of an encoding is refused, where Sprig hands on the text of an error", () => {
  for (const text of [
    '{{ b64dec "a" }}',
    '{{ b64dec "a===" }}',
    '{{ b64dec "YQ=a" }}',
    '{{ b32dec "1" }}',
    '{{ b32dec "A" }}',
  ])
    expect(failed(text).kind).toBe("value");
});

test("hashes are the host's, in hex; Adler's sum is our own", () => {
  expect(evaluated('{{ sha1sum "abc" }}')).toBe("0301");
  expect(evaluated('{{ sha256sum "é" }}')).toBe("0202");
  expect(evaluated('{{ hash_of "é" }}')).toBe("0202");
  expect(hexHash("sha256", "a", testRun())).toBe("0102");
  expect(evaluated('{{ adler32sum "Wikipedia" }}')).toBe("300286872");
});
