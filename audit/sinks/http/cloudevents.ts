import { createHash } from "node:crypto";
import type { Secrets } from "../secrets.ts";
import type { Shipped, Sink, SinkSettings } from "../sink.ts";
import { accepted, exchange } from "./exchange.ts";
import { signatureHeaders } from "./standard-webhooks.ts";

const comma = Buffer.from(",");

/**
 * CloudEvents over HTTP in the batch mode, or in the structured mode, whose batches have one record; each byte for byte as the log has it. Requests are signed as
 * Standard Webhooks are, where there is a key, and have the token as bearer, where there is one.
 */
export function cloudEvents(settings: SinkSettings, secrets: Secrets, now: () => number): Sink {
  const url = new URL(settings.address ?? "");
  const http = exchange(secrets);
  const post = async (type: string, records: readonly Shipped[], body: Uint8Array, signal: AbortSignal) => {
    const id = `audit_${createHash("sha256").update(body).digest("hex").slice(0, 32)}`;
    const token = await secrets.read("token");
    const headers = {
      "content-type": `${type}; charset=utf-8`,
      ...placeOf(records),
      ...(await signatureHeaders(secrets, { id, at: Math.floor(now() / 1_000), body })),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    accepted(await http.send({ method: "POST", url, headers, body }, signal));
  };
  return {
    send: async (batch, signal) => {
      const [only] = batch;
      if (only && settings.http?.mode === "structured") {
        await post("application/cloudevents+json", [only], only.bytes, signal);
        return [];
      }
      const parts = batch.flatMap(({ bytes }, at) => (at === 0 ? [bytes] : [comma, bytes]));
      const body = Buffer.concat([Buffer.from("["), ...parts, Buffer.from("]")]);
      await post("application/cloudevents-batch+json", batch, body, signal);
      return [];
    },
    close: async () => http.close(),
  };
}

/** Which log the records are of, and the numbers of the first and the last. */
function placeOf(records: readonly Shipped[]) {
  const [first, last] = [records[0], records.at(-1)];
  if (first === undefined || last === undefined) return {};
  return { "bubu-audit-log": first.origin, "bubu-audit-numbers": `${first.number}-${last.number}` };
}
