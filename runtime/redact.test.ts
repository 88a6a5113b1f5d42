import { BubuError } from "@bubustack/api/errors";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact, redactText } from "./redact.ts";

const hidden = "[redacted]";

describe("redact", () => {
  test.each([
    "authorization",
    "Authorization",
    "token",
    "id_token",
    "accessToken",
    "password",
    "clientSecret",
    "client-key-data",
    "clientKeyData",
    "keyPem",
    "private_key",
    "apiKey",
    "set-cookie",
  ])("hides the key %s at any depth", (key) => {
    expect(redact({ a: [{ [key]: "s3cret" }] })).toEqual({ a: [{ [key]: hidden }] });
  });

  test("keeps what only sounds alike", () => {
    const fields = { secretName: "x", tokens: 3, key: "ns/name", author: "ann", kind: "Story", data: { a: 1 } };
    expect(redact(fields)).toEqual(fields);
  });

  test("hides the data of Secrets wherever they stand", () => {
    const secret = { kind: "Secret", metadata: { name: "x" }, data: { a: "czM=" }, stringData: { b: "s3" } };
    expect(redact({ object: secret })).toEqual({
      object: { kind: "Secret", metadata: { name: "x" }, data: hidden, stringData: hidden },
    });
  });

  test("hides key material and tokens inside texts", () => {
    const pem = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----";
    expect(redactText(`before ${pem} after`)).toBe(`before ${hidden} after`);
    expect(redactText("cut -----BEGIN PRIVATE KEY-----\nMHcC")).toBe(`cut ${hidden}`);
    expect(redactText("Bearer abcdefgh.ijk")).toBe(`Bearer ${hidden}`);
    expect(redactText("got eyJhbGciOiJ.eyJzdWIiOiJ.c2ln for it")).toBe(`got ${hidden} for it`);
  });

  test("logs errors without their stacks, causes included", () => {
    const error = new BubuError("kube/request", "no", { cause: new Error("Bearer abcdefghijk") });
    expect(redact({ err: error })).toEqual({
      err: {
        name: "BubuError",
        code: "kube/request",
        message: "no",
        cause: { name: "Error", message: `Bearer ${hidden}` },
      },
    });
  });

  test("ends at cycles, and renders what JSON cannot", () => {
    const cycle: { [key: string]: unknown } = {};
    cycle.self = cycle;
    expect(JSON.stringify(redact(cycle))).toContain("[deep]");
    expect(redact({ a: 1n, b: new Date(0), c: Buffer.from("ab") })).toEqual({
      a: "1",
      b: "1970-01-01T00:00:00.000Z",
      c: "[2 bytes]",
    });
  });

  test("is total, changes nothing it was given, and never lets a password through", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string({ minLength: 12 }), (fields, secret) => {
        const before = fc.stringify(fields);
        const out = redact({ ...fields, nested: { password: `<${secret}>` } });
        expect(fc.stringify(fields)).toBe(before);
        expect(out.nested).toEqual({ password: hidden });
      }),
    );
  });
});
