import type { KeyObject } from "node:crypto";
import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import type { Key, KeyType } from "./key.ts";
import { keyOf } from "./key.ts";
import type { Signature } from "./note.ts";

/** A private key that signs under a name. The key itself is reached by `pem` alone. */
export interface Signer {
  readonly key: Key;
  /** The Ed25519 signature of a message. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** PKCS #8, to be kept where only this process reads it. */
  readonly pem: () => string;
}

/** A new key, made here. Undefined where the name cannot be a key's. */
export function newSigner(name: string, type: KeyType = "note"): Signer | undefined {
  return signerOf(name, type, generateKeyPairSync("ed25519").privateKey);
}

/** A key that was kept; undefined where it is no Ed25519 key. */
export function readSigner(name: string, pem: string, type: KeyType = "note"): Signer | undefined {
  try {
    return signerOf(name, type, createPrivateKey(pem));
  } catch {
    return undefined;
  }
}

function signerOf(name: string, type: KeyType, secret: KeyObject): Signer | undefined {
  if (secret.asymmetricKeyType !== "ed25519") return undefined;
  const { x = "" } = secret.export({ format: "jwk" });
  const key = keyOf(name, type, Buffer.from(x, "base64url"));
  if (key === undefined) return undefined;
  return {
    key,
    sign: (message) => sign(null, message, secret),
    pem: () => secret.export({ format: "pem", type: "pkcs8" }).toString(),
  };
}

/** The signature that belongs under a note with this text. */
export function signText({ key, sign }: Signer, text: string): Signature {
  return { name: key.name, keyId: key.id, bytes: sign(Buffer.from(text, "utf8")) };
}
