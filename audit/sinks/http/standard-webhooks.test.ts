import { createHmac, generateKeyPairSync, verify } from "node:crypto";
import { expect, test } from "vitest";
import { secretsOf } from "../testing/receiver.ts";
import { signatureHeaders } from "./standard-webhooks.ts";

const message = { id: "audit_1", at: 1_700_000_000, body: Buffer.from('[{"a":1}]') };
const signed = Buffer.from('audit_1.1700000000.[{"a":1}]');
const secret = Buffer.alloc(32, 7);
const whsec = `whsec_${secret.toString("base64")}`;

test("the example of the specification's own libraries", async () => {
  const headers = await signatureHeaders(secretsOf({ hmac: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }), {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: 1_614_265_330,
    body: Buffer.from('{"test": 2432232314}'),
  });
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("without a key there is no signature", async () => {
  expect(await signatureHeaders(secretsOf({}), message)).toEqual({
    "webhook-id": "audit_1",
    "webhook-timestamp": "1700000000",
  });
});

test("each shared secret signs, and so does a key of Ed25519, of which receivers need the public half only", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const seed = privateKey.export({ format: "der", type: "pkcs8" }).subarray(-32);
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const other = Buffer.alloc(24, 1);
  for (const bytes of [seed, Buffer.concat([seed, raw])]) {
    const secrets = secretsOf({
      hmac: `${whsec}\nwhsec_${other.toString("base64")}`,
      ed25519: `whsk_${bytes.toString("base64")}`,
    });
    const { "webhook-signature": text = "" } = { ...(await signatureHeaders(secrets, message)) } as {
      readonly [name: string]: string;
    };
    const [one, two, three = ""] = text.split(" ");
    expect(one).toBe(`v1,${createHmac("sha256", secret).update(signed).digest("base64")}`);
    expect(two).toBe(`v1,${createHmac("sha256", other).update(signed).digest("base64")}`);
    expect(three.startsWith("v1a,")).toBe(true);
    expect(verify(null, signed, publicKey, Buffer.from(three.slice(4), "base64"))).toBe(true);
  }
});

test("a secret that is none is said without it", async () => {
  for (const hmac of ["sesame", "whsec_", "whsec_c2VzYW1l", "whsec_%%%"]) {
    const error = await signatureHeaders(secretsOf({ hmac }), message).catch((reason: unknown) => String(reason));
    expect(error).toContain('the secret "hmac" is not whsec_ and at least 24 bytes');
    expect(error).not.toContain("sesame");
  }
  for (const ed25519 of ["whsk_c2VzYW1l", whsec])
    await expect(signatureHeaders(secretsOf({ ed25519 }), message)).rejects.toThrow(
      'the secret "ed25519" is not whsk_',
    );
});
