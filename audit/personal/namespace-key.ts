import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes,
} from "node:crypto";

/** The key of what is secret or personal in the records of one namespace. Without it nobody reads or recognises any of that. */
export interface NamespaceKey {
  /** `<namespace>/<id>`, as `actor.key` of a record names it. */
  readonly name: string;
  /** Encrypts a text: base64url of nonce, ciphertext and tag. */
  readonly seal: (text: string) => string;
  /** Undefined where it was not sealed with this key, or was altered. */
  readonly open: (sealed: string) => string | undefined;
  /** `hmac-sha256:<hex>` over the text's SHA-256: the same for the same text. */
  readonly digest: (text: string) => string;
  /** The same of a text of which only the SHA-256 (hex) is known. */
  readonly digestOfHash: (hash: string) => string;
}

/** The same few people ask again and again: digests of so many texts are kept, of at most so many characters. */
const [mostKnown, longestKnown] = [256, 256];
const [nonceLength, tagLength] = [12, 16];

/** `secret` are 32 bytes of chance. */
export function namespaceKey(name: string, secret: Uint8Array): NamespaceKey {
  const part = (use: string) => Buffer.from(hkdfSync("sha256", secret, name, `bubustack audit ${use}`, 32));
  const [sealing, digesting] = [part("personal"), part("digest")];
  const aad = Buffer.from(name, "utf8");
  const digestKey = createSecretKey(digesting);
  const keyed = (of: Uint8Array) => `hmac-sha256:${createHmac("sha256", digestKey).update(of).digest("hex")}`;
  const known = new Map<string, string>();
  return {
    name,
    seal: (text) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(aad);
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString("base64url");
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < nonceLength + tagLength || bytes.toString("base64url") !== sealed) return undefined;
      const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, nonceLength), {
        authTagLength: tagLength,
      })
        .setAAD(aad)
        .setAuthTag(bytes.subarray(-tagLength));
      try {
        const shown = decipher.update(bytes.subarray(nonceLength, -tagLength));
        return Buffer.concat([shown, decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
    digest: (text) => {
      const found = known.get(text);
      if (found !== undefined) return found;
      const made = keyed(hash("sha256", text, "buffer"));
      if (text.length > longestKnown) return made;
      if (known.size >= mostKnown) known.clear();
      known.set(text, made);
      return made;
    },
    digestOfHash: (hash) => keyed(Buffer.from(hash, "hex")),
  };
}
