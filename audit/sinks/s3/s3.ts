import { hash } from "node:crypto";
import type { Answer } from "../http/exchange.ts";
import { exchange } from "../http/exchange.ts";
import type { Secrets } from "../secrets.ts";
import type { Shipped, Sink, SinkSettings } from "../sink.ts";
import { RefusedBatch, SinkTrouble } from "../sink.ts";
import { authorization, encodedPath } from "./signature.ts";

type Headers = { readonly [name: string]: string };

const newline = Buffer.from("\n");
const dayMs = 24 * 60 * 60 * 1_000;

/**
 * An object for each batch: its records as JSON lines, named after the log, their numbers and their content, so that the same name is the same
 * object. An object is written once and never again; with `lock` nobody can remove it before its time.
 */
export function s3({ address = "", s3: place }: SinkSettings, secrets: Secrets, now: () => number): Sink {
  const http = exchange(secrets);
  const { bucket = "", region = "", prefix = "", lock } = place ?? {};
  const ask = async (method: "PUT" | "HEAD", path: string, body: Uint8Array, more: Headers, signal: AbortSignal) => {
    const url = new URL(path, address);
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
    const signed = { ...headers, authorization: authorization({ method, path, headers }, credentials) };
    return await http.send({ method, url, headers: signed, body }, signal);
  };
  return {
    send: async (batch, signal) => {
      const body = Buffer.concat(batch.flatMap(({ bytes }) => [bytes, newline]));
      const sha256 = hash("sha256", body, "buffer");
      const md5 = hash("md5", body, "buffer");
      const path = encodedPath(`/${bucket}/${prefix}${nameOf(batch, sha256)}`);
      const until = lock && new Date(now() + lock.days * dayMs).toISOString();
      const headers = {
        "content-type": "application/jsonl",
        "content-md5": md5.toString("base64"),
        "if-none-match": "*",
        "x-amz-checksum-sha256": sha256.toString("base64"),
        ...(lock && until && { "x-amz-object-lock-mode": lock.mode, "x-amz-object-lock-retain-until-date": until }),
      };
      const answer = await ask("PUT", path, body, headers, signal);
      // Some answer that it may not be written, where it is there already and locked.
      if (answer.status === 403 || answer.status === 409) {
        const found = await ask("HEAD", path, new Uint8Array(), { "x-amz-checksum-mode": "ENABLED" }, signal);
        if (isThere(found, sha256.toString("base64"), md5.toString("hex"))) return [];
      }
      written(answer);
      return [];
    },
    close: async () => http.close(),
  };
}

/** Whether an object has this content. */
function isThere({ status, headers }: Answer, sha256: string, md5: string): boolean {
  return status === 200 && (headers["x-amz-checksum-sha256"] === sha256 || headers.etag === `"${md5}"`);
}

/** `<origin>/<first>-<last>-<digest>.jsonl`: names sort as the records do. */
function nameOf(batch: readonly Shipped[], digest: Buffer): string {
  const [first, last] = [batch[0], batch.at(-1)].map((record) => String(record?.number).padStart(16, "0"));
  return `${batch[0]?.origin}/${first}-${last}-${digest.toString("hex", 0, 8)}.jsonl`;
}

/** Throws unless the object is there. What it is told of is the bucket or the credentials, and never the records, but for their size. */
function written({ status, text }: Answer): void {
  // It is there already: what has this name has this content.
  if ((status >= 200 && status < 300) || status === 412) return;
  // A code is a word of the protocol; what else the answer says may hold anything.
  const [, code] = /<Code>([A-Z][A-Za-z]{2,47})<\/Code>/.exec(text) ?? [];
  const why = `the sink answered ${status}${code === undefined ? "" : ` (${code})`}`;
  if (status === 413 || code === "EntityTooLarge") throw new RefusedBatch(why);
  throw new SinkTrouble(why);
}

async function needed(secrets: Secrets, what: "access-key-id" | "secret-access-key"): Promise<string> {
  const text = await secrets.read(what);
  if (text === undefined) throw new SinkTrouble(`the secret "${what}" is missing`);
  return text;
}
