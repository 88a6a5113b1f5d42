import type { KeyObject } from "node:crypto";
import { createHash, generateKeyPairSync, sign } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const kinds = { operator: 14, account: 0, user: 20 } as const;
const unlimited = { subs: -1, data: -1, payload: -1 };
const ofAccounts = { ...unlimited, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1 };

/** Somebody who signs JWTs of NATS, or is in one. */
interface Party {
  /** The public key in the form of NATS, and the seed. */
  readonly name: string;
  readonly seed: string;
  readonly secret: KeyObject;
}

/** What a server is set to, and what a user shows to it. */
export interface Decentral {
  readonly operator: string;
  readonly account: string;
  readonly accountJwt: string;
  /** A file as `nsc` writes it. With `posing` the seed is another user's. */
  readonly creds: (posing?: boolean) => string;
}

/** An operator that vouches for an account, and the account for a user. */
export function decentral(): Decentral {
  const [operator, account, user, other] = [party("operator"), party("account"), party("user"), party("user")];
  const userJwt = jwt(account, user, "user", unlimited);
  return {
    operator: jwt(operator, operator, "operator", {}),
    account: account.name,
    accountJwt: jwt(operator, account, "account", { limits: ofAccounts }),
    creds: (posing = false) => `-----BEGIN NATS USER JWT-----
${userJwt}
------END NATS USER JWT------

-----BEGIN USER NKEY SEED-----
${(posing ? other : user).seed}
------END USER NKEY SEED------
`,
  };
}

function party(kind: keyof typeof kinds): Party {
  const { privateKey: secret } = generateKeyPairSync("ed25519");
  const { x = "", d = "" } = secret.export({ format: "jwk" });
  const first = kinds[kind] << 3;
  // A seed has the kind "S" before its own, in five bits each.
  const head = [(18 << 3) | (first >> 5), (first & 31) << 3];
  return {
    name: encoded([first, ...Buffer.from(x, "base64url")]),
    seed: encoded([...head, ...Buffer.from(d, "base64url")]),
    secret,
  };
}

function jwt(issuer: Party, subject: Party, type: string, more: object): string {
  const iat = Math.floor(Date.now() / 1_000);
  const nats = { ...more, type, version: 2 };
  const claims = { iat, iss: issuer.name, name: type, sub: subject.name, nats };
  const jti = createHash("sha256").update(JSON.stringify(claims)).digest("hex");
  const parts = [
    { typ: "JWT", alg: "ed25519-nkey" },
    { jti, ...claims },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${sign(null, Buffer.from(text), issuer.secret).toString("base64url")}`;
}

/** Bytes and their CRC-16 in base32. */
function encoded(bytes: readonly number[]): string {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  const bits = [...bytes, crc & 0xff, crc >> 8].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}
