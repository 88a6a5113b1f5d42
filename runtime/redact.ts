/**
 * Takes secrets out of what is about to be logged, at any depth: by key name, by kind, and by the look of the text.
 * pino's own `redact` knows fixed paths only.
 */

const hidden = "[redacted]";
/** Deeper values are left out whole; this also ends cycles. */
const deepest = 8;
const secretKey =
  /(authorization|cookie|password|passwd|secret|token|bearer|credentials?|apikey|privatekey|clientkey|keypem|keydata)$/;
const pemKey = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g;
const bearer = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi;
/** Three base64url parts, the first of which begins with `{"`. */
const jwt = /\beyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]*/g;

/** A copy of the fields without secrets. Errors keep name, code and message; stacks are never logged. */
export function redact(fields: { readonly [key: string]: unknown }): { [key: string]: unknown } {
  return object(fields, 0);
}

/** Replaces private keys, bearer tokens and JWTs inside a text. */
export function redactText(text: string): string {
  return text.replace(pemKey, hidden).replace(bearer, `$1 ${hidden}`).replace(jwt, hidden);
}

function value(input: unknown, depth: number): unknown {
  if (typeof input === "string") return redactText(input);
  if (typeof input === "bigint") return input.toString();
  if (typeof input !== "object" || input === null) return input;
  if (depth >= deepest) return "[deep]";
  if (input instanceof Error) return failure(input, depth);
  if (input instanceof Date) return Number.isNaN(input.getTime()) ? null : input.toISOString();
  if (ArrayBuffer.isView(input)) return `[${input.byteLength} bytes]`;
  if (Array.isArray(input)) return input.map((item) => value(item, depth + 1));
  return object(input, depth);
}

function object(input: object, depth: number): { [key: string]: unknown } {
  const entries = Object.entries(input);
  const secret = entries.some(([key, held]) => key === "kind" && held === "Secret");
  const copy = entries.map(([key, held]): [string, unknown] => {
    const hide = isSecretKey(key) || (secret && (key === "data" || key === "stringData"));
    return [key, hide && held !== undefined && held !== null ? hidden : value(held, depth + 1)];
  });
  // fromEntries defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(copy);
}

/** `clientKeyData`, `client-key-data` and `CLIENT_KEY_DATA` are one key. */
function isSecretKey(key: string): boolean {
  return secretKey.test(key.replace(/[-_.]/g, "").toLowerCase());
}

function failure(error: Error, depth: number): { [key: string]: unknown } {
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: value(error.cause, depth + 1) } : {};
  return { name: error.name, ...code, message: redactText(error.message), ...cause };
}
