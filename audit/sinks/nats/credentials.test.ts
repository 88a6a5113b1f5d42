import { verify } from "node:crypto";
import { expect, test } from "vitest";
import { secretsOf } from "../testing/receiver.ts";
import { credentials } from "./credentials.ts";
import { userKey } from "./nkey.ts";

const seed = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY";
const file = `-----BEGIN NATS USER JWT-----
eyJ0eXAiOiJKV1Qi.e30.c2ln
------END NATS USER JWT------

************************* IMPORTANT *************************
-----BEGIN USER NKEY SEED-----
${seed}
------END USER NKEY SEED------
`;

function signs(sig: string | undefined, nonce: string): boolean {
  const key = userKey(seed)?.privateKey;
  return key !== undefined && verify(null, Buffer.from(nonce), key, Buffer.from(sig ?? "", "base64url"));
}

test("who connects is told as the secrets say", async () => {
  expect(await credentials(secretsOf({}), undefined)).toEqual({});
  expect(await credentials(secretsOf({ user: "a", password: "b", token: "c" }), "n")).toEqual({
    ...{ user: "a", pass: "b", auth_token: "c" },
  });
  const { jwt, sig, ...rest } = await credentials(secretsOf({ creds: file, user: "a" }), "nonce");
  expect([jwt, signs(sig, "nonce"), signs(sig, "other"), rest]).toEqual(["eyJ0eXAiOiJKV1Qi.e30.c2ln", true, false, {}]);
  const nkey = await credentials(secretsOf({ creds: seed }), "nonce");
  expect([nkey["nkey"], signs(nkey["sig"], "nonce")]).toEqual([userKey(seed)?.name, true]);
});

test("what cannot be signed is said without the secret", async () => {
  const why = async (creds: string, nonce?: string) => {
    const error: unknown = await credentials(secretsOf({ creds }), nonce).catch((thrown: unknown) => thrown);
    return error instanceof Error ? error.message : "no error";
  };
  expect(await why(file.replace(seed, "sesame"), "n")).toBe('the secret "creds" has no seed of a user');
  expect(await why(file)).toBe("the server asks for no signature, which is what creds are for");
});
