import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts what nobody else may read, and notices when it was altered or moved. */
export interface Seal {
  /** `place` is where the bytes are kept: they open nowhere else. */
  readonly seal: (bytes: Uint8Array, place: string) => Uint8Array;
  /** Undefined where the bytes were not sealed by this seal, for this place. */
  readonly open: (sealed: Uint8Array, place: string) => Uint8Array | undefined;
}

const mark = Buffer.from("bubuseal1\n");
const [nonceLength, tagLength] = [12, 16];

/** Whether bytes are sealed, by whatever seal. */
export function isSealed(bytes: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, mark.length), mark) === 0;
}

/** AES-256-GCM under a key that follows from the secret: at least 16 bytes of chance, since it is not made stronger here. */
export function sealOf(secret: Uint8Array): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "bubustack audit seal", 32));
  return {
    seal: (bytes, place) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place, "utf8"));
      const hidden = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([mark, nonce, hidden, cipher.getAuthTag()]);
    },
    open: (sealed, place) => {
      const body = Buffer.from(sealed.subarray(mark.length));
      if (!isSealed(sealed) || body.length < nonceLength + tagLength) return undefined;
      const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(0, nonceLength), { authTagLength: tagLength })
        .setAAD(Buffer.from(place, "utf8"))
        .setAuthTag(body.subarray(-tagLength));
      try {
        const shown = decipher.update(body.subarray(nonceLength, -tagLength));
        return Buffer.concat([shown, decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}
