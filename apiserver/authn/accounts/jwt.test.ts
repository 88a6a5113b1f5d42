import { createHmac, createPublicKey } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readJwt, writeJwt } from "./jwt.ts";
import { signingKey } from "./signing-key.ts";

const key = signingKey();
const claims = { sub: "ann", n: 1 };
const token = writeJwt(key, claims);
const [header = "", body = "", signature = ""] = token.split(".");
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("reads what it wrote", () => {
  expect(readJwt(key, token)).toEqual(claims);
  expect(readJwt(signingKey(), token)).toBeUndefined();
});

test("takes no other algorithm than its own, above all none", () => {
  const none = part({ alg: "none", kid: key.id });
  expect(readJwt(key, `${none}.${body}.`)).toBeUndefined();
  expect(readJwt(key, `${none}.${body}.${signature}`)).toBeUndefined();
  const secret = createPublicKey({ key: key.jwk, format: "jwk" }).export({ type: "spki", format: "pem" });
  const text = `${part({ alg: "HS256", kid: key.id })}.${body}`;
  expect(readJwt(key, `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`)).toBeUndefined();
});

test("any change makes it worthless", () => {
  expect(readJwt(key, `${header}.${part({ sub: "eve" })}.${signature}`)).toBeUndefined();
  expect(readJwt(key, `${token}.x`)).toBeUndefined();
  expect(readJwt(key, `${token}=`)).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(..."Az09-_.=+/ "), (at, char) => {
      const changed = token.slice(0, at) + char + token.slice(at + 1);
      expect(changed === token || readJwt(key, changed) === undefined).toBe(true);
    }),
  );
});

test("arbitrary text is no token", () => {
  fc.assert(fc.property(fc.string(), (text) => readJwt(key, text) === undefined));
});
