import { expect, test } from "vitest";
import { decided, recordOf } from "../../testing/decisions.ts";
import { frame } from "./message.ts";

const framed = (origin: string, number: number, bytes: Uint8Array) =>
  Buffer.from(frame({ origin, number, bytes })).toString();

test("a record is a message of RFC 5424 behind its length in bytes", () => {
  const bytes = recordOf({ at: Date.UTC(2026, 2, 1), data: decided({ name: "naïve" }) });
  const head = '<110>1 2026-03-01T00:00:00.000Z log.example/a bubu-audit - admission.decided [meta sequenceId="8"] ';
  const text = framed("log.example/a", 7, bytes);
  expect(text).toBe(`${head.length + bytes.length} ${head}${Buffer.from(bytes).toString()}`);
});

test("the priority is that of the log audit facility and of the record", () => {
  const priority = (verdict: string, type = "admission.decided") =>
    /<\d+>/.exec(framed("a", 0, recordOf({ at: 0, type, data: decided({ verdict }) })))?.[0];
  expect([priority("allowed"), priority("refused"), priority("unjudged")]).toEqual(["<110>", "<108>", "<107>"]);
  expect(priority("", "policy.changed")).toBe("<109>");
});

test("header fields are what the protocol takes, whatever is in the record", () => {
  expect(framed("a b\nü", 0, Buffer.from("{"))).toBe('53 <109>1 - a_b__ bubu-audit - - [meta sequenceId="1"] {');
  const long = framed("x".repeat(300), 2_147_483_647, recordOf({ at: 0, type: "y".repeat(50), data: {} }));
  expect(long).toContain(` ${"x".repeat(255)} bubu-audit - ${"y".repeat(32)} [meta sequenceId="1"] `);
});
