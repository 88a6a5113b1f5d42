import { createHash, generateKeyPairSync, sign, verify } from "node:crypto";

/** The key that signs the tokens of ServiceAccounts (ECDSA P-256, ES256). */
export interface SigningKey {
  readonly id: string;
  /** The public half, for whoever checks tokens without this server (RFC 7517). */
  readonly jwk: object;
  /** The signature as JWS has it: both numbers, 64 bytes. */
  sign(text: string): Buffer;
  verify(text: string, signature: Buffer): boolean;
}

/** Makes a key. It lives as long as the server, as the ServiceAccounts do. */
export function signingKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
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
