import type { KeyObject } from "node:crypto";
import { createPublicKey, hash, verify } from "node:crypto";
import { fromBase64, toBase64 } from "./base64.ts";

/** What a key signs: notes as they are, or what a witness says of a checkpoint at a time. */
export type KeyType = "note" | "cosignature";

/** The bytes that stand for the types (C2SP signed-note). */
const typeBytes: { readonly [type in KeyType]: number } = { note: 0x01, cosignature: 0x04 };

/** A public Ed25519 key with its name. Written `<name>+<id>+<base64>`, the verifier key of C2SP signed notes. */
export interface Key {
  readonly name: string;
  /** First four bytes of a SHA-256 over name, type and key. */
  readonly id: number;
  readonly type: KeyType;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

const keyName = /^[^\s+\p{Z}\p{Cc}]{1,255}$/u;

/** A key from its parts; undefined where the name cannot be one, or the key does not have 32 bytes. */
export function keyOf(name: string, type: KeyType, bytes: Uint8Array): Key | undefined {
  if (!keyName.test(name) || bytes.length !== 32) return undefined;
  const typed = Buffer.concat([Uint8Array.of(typeBytes[type]), bytes]);
  const id = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), typed]), "buffer").readUInt32BE(0);
  return { name, id, type, bytes };
}

/** The key as people hand it on. */
export function formatKey({ name, id, type, bytes }: Key): string {
  const typed = Buffer.concat([Uint8Array.of(typeBytes[type]), bytes]);
  return `${name}+${id.toString(16).padStart(8, "0")}+${toBase64(typed)}`;
}

/** Reads a key; undefined for every text that `formatKey` does not write. */
export function parseKey(text: string): Key | undefined {
  const [, name = "", , encoded = ""] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const typed = fromBase64(encoded);
  const type =
    typed?.[0] === typeBytes.note ? "note" : typed?.[0] === typeBytes.cosignature ? "cosignature" : undefined;
  if (typed === undefined || type === undefined) return undefined;
  const key = keyOf(name, type, typed.subarray(1));
  return key !== undefined && formatKey(key) === text ? key : undefined;
}

/** Whether the Ed25519 signature (RFC 8032) of these bytes is this key's. */
export function verifies(key: Key, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return verify(null, message, publicKey(key), signature);
  } catch {
    return false;
  }
}

function publicKey({ bytes }: Key): KeyObject {
  const x = Buffer.from(bytes).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}
