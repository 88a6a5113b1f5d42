import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";

/** The key that signs the tokens of ServiceAccounts (ECDSA P-256, ES256). */
export interface SigningKey {
  readonly id: string;
  /** The public half, for whoever checks tokens without this server (RFC 7517). */
  readonly jwk: object;
  /** The signature as JWS has it: both numbers, 64 bytes. */
  sign(text: string): Buffer;
  verify(text: string, signature: Buffer): boolean;
}

/** A new private key (PKCS #8 in PEM), to be kept as long as the ServiceAccounts are. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return String(privateKey.export({ type: "pkcs8", format: "pem" }));
}

/** The key of a PEM. */
export function signingKey(pem = newSigningKey()): SigningKey {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(pem);
  const id = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64url");
  const dsaEncoding = "ieee-p1363";
  return {
    id,
    jwk: { ...publicKey.export({ format: "jwk" }), use: "sig", kid: id, alg: "ES256" },
    sign: (text) => sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding }),
    verify: (text, signature) => verify("sha256", Buffer.from(text), { key: publicKey, dsaEncoding }, signature),
  };
}
