import { createHmac, hash } from "node:crypto";

/** Who signs. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** A request, as it is signed. */
export interface Signable {
  readonly method: string;
  /** As it stands in the request line: each segment encoded once. */
  readonly path: string;
  /** Behind the question mark: names and values encoded, sorted by name. Default none. */
  readonly query?: string;
  /** All headers that are signed, `host`, `x-amz-date` and `x-amz-content-sha256` among them; names in small letters. */
  readonly headers: { readonly [name: string]: string };
}

const algorithm = "AWS4-HMAC-SHA256";

/** The `Authorization` header of AWS Signature Version 4, for S3. */
export function authorization({ method, path, query = "", headers }: Signable, credentials: Credentials): string {
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]?.trim().replaceAll(/ +/g, " ")}\n`).join("");
  const signed = names.join(";");
  const canonical = [method, path, query, lines, signed, headers["x-amz-content-sha256"]].join("\n");
  const time = headers["x-amz-date"] ?? "";
  const day = time.slice(0, 8);
  const scope = `${day}/${credentials.region}/s3/aws4_request`;
  const text = [algorithm, time, scope, hash("sha256", canonical)].join("\n");
  const key = [day, credentials.region, "s3", "aws4_request"].reduce<string | Uint8Array>(
    (above, part) => createHmac("sha256", above).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  const signature = createHmac("sha256", key).update(text).digest("hex");
  return `${algorithm} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
}

/** A path as S3 signs it: everything but letters, digits, `-._~` and the slashes is encoded. */
export function encodedPath(path: string): string {
  const rest = /[!'()*]/g;
  const encode = (segment: string) =>
    encodeURIComponent(segment).replaceAll(rest, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return path.split("/").map(encode).join("/");
}
