import { createHmac, createPrivateKey, sign } from "node:crypto";
import { fromBase64 } from "../../note/base64.ts";
import type { Secrets } from "../secrets.ts";
import { SinkTrouble } from "../sink.ts";

/** A message as its receiver verifies it. */
export interface Message {
  /** The same for the same content: a receiver that has seen it need not take it again. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly body: Uint8Array;
}

/** What stands before an Ed25519 seed in PKCS #8. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
/** Bytes that a shared secret has at least. */
const leastSecret = 24;

/**
 * The headers by which a receiver knows who sent a message, as Standard Webhooks 1.0 has them: with an HMAC-SHA256 (`v1`) under the secret `hmac`
 * (`whsec_…`), with an Ed25519 signature (`v1a`) by the secret `ed25519` (`whsk_…`), both where there are both. Of several lines of `hmac`
 * each signs, so that a secret can be changed without a gap.
 */
export async function signatureHeaders(secrets: Secrets, { id, at, body }: Message) {
  const [shared, key] = await Promise.all([secrets.read("hmac"), secrets.read("ed25519")]);
  const named = { "webhook-id": id, "webhook-timestamp": String(at) };
  if (shared === undefined && key === undefined) return named;
  const signed = Buffer.concat([Buffer.from(`${id}.${at}.`, "utf8"), body]);
  const hmacs = (shared ?? "").split(/\s+/).filter((line) => line !== "");
  const signatures = [
    ...hmacs.map((secret) => `v1,${createHmac("sha256", hmacKey(secret)).update(signed).digest("base64")}`),
    ...(key === undefined ? [] : [`v1a,${sign(null, signed, ed25519Key(key)).toString("base64")}`]),
  ];
  return { ...named, "webhook-signature": signatures.join(" ") };
}

function hmacKey(text: string): Uint8Array {
  const bytes = text.startsWith("whsec_") ? fromBase64(text.slice("whsec_".length)) : undefined;
  if (bytes === undefined || bytes.length < leastSecret)
    throw new SinkTrouble(`the secret "hmac" is not whsec_ and at least ${leastSecret} bytes in base64`);
  return bytes;
}

/** A seed of 32 bytes, alone or before the public key. */
function ed25519Key(text: string) {
  const bytes = text.startsWith("whsk_") ? fromBase64(text.slice("whsk_".length)) : undefined;
  if (bytes === undefined || (bytes.length !== 32 && bytes.length !== 64))
    throw new SinkTrouble('the secret "ed25519" is not whsk_ and 32 or 64 bytes in base64');
  return createPrivateKey({ key: Buffer.concat([pkcs8, bytes.subarray(0, 32)]), format: "der", type: "pkcs8" });
}
