import { sign } from "node:crypto";
import type { Secrets } from "../secrets.ts";
import { SinkTrouble } from "../sink.ts";
import { userKey } from "./nkey.ts";

/** What a server is told of who connects. */
export type Credentials = { readonly [field: string]: string };

/**
 * Who connects, of the secrets of a sink: `creds`, a file as `nsc` and `nats` write it, with a JWT and the seed that signs what the server asks to
 * be signed (`nonce`), or the seed of an nkey alone; otherwise `user` with `password`, and `token`. None of them where there are none.
 */
export async function credentials(secrets: Secrets, nonce: string | undefined): Promise<Credentials> {
  const creds = await secrets.read("creds");
  if (creds !== undefined) return signed(creds, nonce);
  const [user, pass = "", token] = await Promise.all([
    secrets.read("user"),
    secrets.read("password"),
    secrets.read("token"),
  ]);
  return { ...(user !== undefined && { user, pass }), ...(token !== undefined && { auth_token: token }) };
}

function signed(creds: string, nonce: string | undefined): Credentials {
  const jwt = inner(creds, "NATS USER JWT");
  const key = userKey(inner(creds, "USER NKEY SEED") ?? creds);
  if (key === undefined) throw new SinkTrouble('the secret "creds" has no seed of a user');
  if (nonce === undefined) throw new SinkTrouble("the server asks for no signature, which is what creds are for");
  const sig = sign(null, Buffer.from(nonce), key.privateKey).toString("base64url");
  return jwt === undefined ? { nkey: key.name, sig } : { jwt, sig };
}

/** What stands between `-----BEGIN what-----` and the line of dashes after it, whose number writers disagree on. */
function inner(text: string, what: string): string | undefined {
  return new RegExp(`-{3,}\\s*BEGIN ${what}\\s*-{3,}\\s+([A-Za-z0-9._=-]+)\\s`).exec(text)?.[1];
}
