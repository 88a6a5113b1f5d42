/** JSON Web Tokens in their compact form (RFC 7519), signed by one key and by no other algorithm than its own. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { SigningKey } from "./signing-key.ts";

export function writeJwt(key: SigningKey, claims: JsonObject): string {
  const text = `${part({ alg: "ES256", kid: key.id })}.${part(claims)}`;
  return `${text}.${key.sign(text).toString("base64url")}`;
}

/** The claims of a token that the key has signed; undefined for every other text. */
export function readJwt(key: SigningKey, token: string): JsonObject | undefined {
  const [header, claims, signature, ...rest] = token.split(".");
  if (header === undefined || claims === undefined || signature === undefined || rest.length > 0) return undefined;
  const { alg, kid } = parsed(header) ?? {};
  if (alg !== "ES256" || kid !== key.id) return undefined;
  // Other spellings of the same bytes are other tokens.
  const bytes = Buffer.from(signature, "base64url");
  if (bytes.length !== 64 || bytes.toString("base64url") !== signature) return undefined;
  return key.verify(`${header}.${claims}`, bytes) ? parsed(claims) : undefined;
}

function part(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
