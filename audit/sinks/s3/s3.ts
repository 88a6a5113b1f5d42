import { hash } from "node:crypto";
import { codeOf, s3Client, whyOf } from "../../s3/client.ts";
import type { Secrets } from "../secrets.ts";
import type { Shipped, Sink, SinkSettings } from "../sink.ts";
import { RefusedBatch, SinkTrouble } from "../sink.ts";

const newline = Buffer.from("\n");
const nowhere = { bucket: "", region: "", prefix: "" };

/**
 * An object for each batch: its records as JSON lines, named after the log, their numbers and their content, so that the same name is the same
 * object. An object is written once and never again; with `lock` nobody can remove it before its time.
 */
export function s3({ address = "", s3: place = nowhere }: SinkSettings, secrets: Secrets, now: () => number): Sink {
  const client = s3Client(address, place, secrets, now);
  return {
    send: async (batch, signal) => {
      const body = Buffer.concat(batch.flatMap(({ bytes }) => [bytes, newline]));
      const name = nameOf(batch, hash("sha256", body, "buffer"));
      const { answer, there } = await client.put(name, body, "application/jsonl", signal);
      // It is there already: what has this name has this content.
      if (there || answer.status === 412) return [];
      // What it is told of is the bucket or the credentials, and never the records, but for their size.
      const why = whyOf(answer);
      if (answer.status === 413 || codeOf(answer) === "EntityTooLarge") throw new RefusedBatch(why);
      throw new SinkTrouble(why);
    },
    close: async () => client.close(),
  };
}

/** `<origin>/<first>-<last>-<digest>.jsonl`: names sort as the records do. */
function nameOf(batch: readonly Shipped[], digest: Buffer): string {
  const [first, last] = [batch[0], batch.at(-1)].map((record) => String(record?.number).padStart(16, "0"));
  return `${batch[0]?.origin}/${first}-${last}-${digest.toString("hex", 0, 8)}.jsonl`;
}
