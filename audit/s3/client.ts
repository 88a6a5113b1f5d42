import { hash } from "node:crypto";
import type { AuditSink } from "@bubustack/policies/audit-sinks-settings";
import type { Answer } from "../sinks/http/exchange.ts";
import { exchange } from "../sinks/http/exchange.ts";
import type { Secrets } from "../sinks/secrets.ts";
import { SinkTrouble } from "../sinks/sink.ts";
import { authorization, encodedPath } from "./signature.ts";

type Headers = { readonly [name: string]: string };

/** A bucket, and what the names of objects in it begin with. */
export type S3Place = NonNullable<AuditSink["s3"]>;

/** What is asked of a bucket. Names are below the prefix of the place. */
export interface S3Client {
  /**
   * Writes an object once and never again; with a lock nobody can remove it before its time. Answers what the server said, and whether the object
   * is there with this content, whoever wrote it.
   */
  readonly put: (
    name: string,
    body: Uint8Array,
    contentType: string,
    signal: AbortSignal,
  ) => Promise<{ readonly answer: Answer; readonly there: boolean }>;
  /** The object; undefined where there is none. */
  readonly get: (name: string, signal: AbortSignal) => Promise<Uint8Array | undefined>;
  /** The names of all objects, sorted as the server sorts them. */
  readonly list: (signal: AbortSignal) => AsyncIterable<string>;
  readonly close: () => void;
}

const dayMs = 24 * 60 * 60 * 1_000;
const nothing = new Uint8Array();
/** Names that are asked for at once: they fit into what is read of an answer. */
const pageNames = 500;

/** A bucket of an S3 server, in the path style. Secrets are read with each request, so that rotated ones are used from then on. */
export function s3Client(
  address: string,
  { bucket, region, prefix, lock }: S3Place,
  secrets: Secrets,
  now: () => number,
): S3Client {
  const http = exchange(secrets);
  const ask = async (
    method: "PUT" | "HEAD" | "GET",
    { path, query }: { readonly path: string; readonly query?: string },
    body: Uint8Array,
    more: Headers,
    signal: AbortSignal,
  ) => {
    const url = new URL(query === undefined ? path : `${path}?${query}`, address);
    const token = await secrets.read("session-token");
    const headers = {
      host: url.host,
      "x-amz-content-sha256": hash("sha256", body),
      "x-amz-date": new Date(now()).toISOString().replaceAll(/[-:]|\.\d+/g, ""),
      ...more,
      ...(token !== undefined && { "x-amz-security-token": token }),
    };
    const credentials = {
      accessKeyId: await needed(secrets, "access-key-id"),
      secretAccessKey: await needed(secrets, "secret-access-key"),
      region,
    };
    const signable = { method, path, headers, ...(query !== undefined && { query }) };
    const signed = { ...headers, authorization: authorization(signable, credentials) };
    return await http.send({ method, url, headers: signed, body }, signal);
  };
  const pathOf = (name: string) => encodedPath(`/${bucket}/${prefix}${name}`);
  return {
    put: async (name, body, contentType, signal) => {
      const sha256 = hash("sha256", body, "buffer");
      const md5 = hash("md5", body, "buffer");
      const path = pathOf(name);
      const until = lock && new Date(now() + lock.days * dayMs).toISOString();
      const headers = {
        "content-type": contentType,
        "content-md5": md5.toString("base64"),
        "if-none-match": "*",
        "x-amz-checksum-sha256": sha256.toString("base64"),
        ...(lock && until && { "x-amz-object-lock-mode": lock.mode, "x-amz-object-lock-retain-until-date": until }),
      };
      const answer = await ask("PUT", { path }, body, headers, signal);
      // Some answer that it may not be written, where it is there already and locked.
      if (answer.status === 403 || answer.status === 409) {
        const found = await ask("HEAD", { path }, nothing, { "x-amz-checksum-mode": "ENABLED" }, signal);
        if (isThere(found, sha256.toString("base64"), md5.toString("hex"))) return { answer, there: true };
      }
      return { answer, there: answer.status >= 200 && answer.status < 300 };
    },
    get: async (name, signal) => {
      const answer = await ask("GET", { path: pathOf(name) }, nothing, {}, signal);
      if (answer.status === 404 && codeOf(answer) !== "NoSuchBucket") return undefined;
      if (answer.status !== 200) throw new SinkTrouble(whyOf(answer));
      return answer.bytes;
    },
    list: async function* (signal) {
      for (let after = prefix; ; ) {
        const query = Object.entries({
          "encoding-type": "url",
          "list-type": "2",
          "max-keys": String(pageNames),
          prefix,
          ...(after !== "" && { "start-after": after }),
        });
        const text = query.map(([name, value]) => `${name}=${encodedPath(value).replaceAll("/", "%2F")}`).join("&");
        const answer = await ask("GET", { path: encodedPath(`/${bucket}`), query: text }, nothing, {}, signal);
        if (answer.status !== 200) throw new SinkTrouble(whyOf(answer));
        const names = [...answer.text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => decodeURIComponent(key));
        for (const name of names) if (name.startsWith(prefix)) yield name.slice(prefix.length);
        const last = names.at(-1);
        if (!/<IsTruncated>true</.test(answer.text) || last === undefined || last === after) return;
        after = last;
      }
    },
    close: () => http.close(),
  };
}

/** Whether an object has this content. */
function isThere({ status, headers }: Answer, sha256: string, md5: string): boolean {
  return status === 200 && (headers["x-amz-checksum-sha256"] === sha256 || headers.etag === `"${md5}"`);
}

/** The code of an error: a word of the protocol. What else the answer says may hold anything. */
export function codeOf({ text }: Answer): string | undefined {
  return /<Code>([A-Z][A-Za-z]{2,47})<\/Code>/.exec(text)?.[1];
}

/** What the server answered, in words that hold no secret. */
export function whyOf(answer: Answer): string {
  const code = codeOf(answer);
  return `the sink answered ${answer.status}${code === undefined ? "" : ` (${code})`}`;
}

async function needed(secrets: Secrets, what: "access-key-id" | "secret-access-key"): Promise<string> {
  const text = await secrets.read(what);
  if (text === undefined) throw new SinkTrouble(`the secret "${what}" is missing`);
  return text;
}
