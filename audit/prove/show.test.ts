import { expect, test } from "vitest";
import { proofAsJson, proofAsText } from "./show.ts";

const checked = {
  record: Buffer.from('{"id":"1"}'),
  index: 3,
  size: 9,
  origin: "log.example/a",
  assurance: "externally witnessed",
  witnessedUntil: "2026-01-01T00:00:00.000Z",
} as const;

test("a proof that holds shows its record, read where it can be", () => {
  expect(proofAsText("p", { checked })).toBe(
    'record 3 of 9 of log log.example/a\nassurance: externally witnessed until 2026-01-01T00:00:00.000Z\n{"id":"1"}\n',
  );
  expect(JSON.parse(proofAsJson({ checked }))).toMatchObject({ version: 1, valid: true, record: { id: "1" } });
  const text = { ...checked, record: Buffer.from("plain") };
  expect(JSON.parse(proofAsJson({ checked: text }))).toMatchObject({ record: "plain" });
});

test("one that does not says why", () => {
  expect(proofAsText("p", { refused: "proof-malformed" })).toBe(
    "p: not proven: The file is not a proof. (proof-malformed)\n",
  );
  expect(JSON.parse(proofAsJson({ refused: "wrong-key" }))).toMatchObject({ valid: false, code: "wrong-key" });
});
