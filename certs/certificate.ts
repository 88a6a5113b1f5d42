import type { KeyObject } from "node:crypto";
import { createHash, randomBytes, sign } from "node:crypto";
import type { Der } from "./der.ts";
import { bitString, explicit, integer, oid, sequence, time } from "./der.ts";

/** What a certificate says. Times are milliseconds since the Unix epoch, whole seconds. */
export interface Content {
  readonly issuer: Der;
  readonly subject: Der;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Der[];
}

const ecdsaWithSha256 = sequence(oid("1.2.840.10045.4.3.2"));

/** An X.509 v3 certificate (RFC 5280) signed with ECDSA and SHA-256, as PEM. */
export function certificate(content: Content, signer: KeyObject): string {
  const body = sequence(
    explicit(0, integer(2n)),
    integer(serial()),
    ecdsaWithSha256,
    content.issuer,
    sequence(time(new Date(content.notBefore)), time(new Date(content.notAfter))),
    content.subject,
    content.publicKey.export({ type: "spki", format: "der" }),
    explicit(3, sequence(...content.extensions)),
  );
  const signature = sign("sha256", body, { key: signer, dsaEncoding: "der" });
  return pem(sequence(body, ecdsaWithSha256, bitString(signature)));
}

/** The leftmost 160 bits of the SHA-256 of the public point (RFC 7093 §2, method 1). */
export function keyIdentifier(publicKey: KeyObject): Uint8Array {
  const spki = publicKey.export({ type: "spki", format: "der" });
  // The uncompressed P-256 point is the last 65 bytes of its SubjectPublicKeyInfo.
  return createHash("sha256").update(spki.subarray(-65)).digest().subarray(0, 20);
}

/** 128 random bits below a leading one: positive, never zero, within the 20 bytes of RFC 5280 §4.1.2.2. */
function serial(): bigint {
  return BigInt(`0x01${randomBytes(16).toString("hex")}`);
}

function pem(der: Der): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
