import { fieldsOf, parseRecord } from "../../record/fields.ts";
import { accepted, exchange } from "../http/exchange.ts";
import type { Secrets } from "../secrets.ts";
import type { Refusal, Shipped, Sink, SinkSettings } from "../sink.ts";
import { exportRequest } from "./log-records.ts";

/** Log records over OTLP/HTTP in its JSON encoding. An address without a path means `/v1/logs`. */
export function otlp({ address = "" }: SinkSettings, secrets: Secrets): Sink {
  const given = new URL(address);
  const url = given.pathname === "/" ? new URL("/v1/logs", given) : given;
  const http = exchange(secrets);
  return {
    send: async (batch, signal) => {
      const token = await secrets.read("token");
      const headers = {
        "content-type": "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      };
      const answer = await http.send({ method: "POST", url, headers, body: Buffer.from(exportRequest(batch)) }, signal);
      accepted(answer);
      return rejected(answer.text, batch);
    },
    close: async () => http.close(),
  };
}

/** A collector says how many it rejected, not which, and is not to be asked again. */
function rejected(text: string, batch: readonly Shipped[]): readonly Refusal[] {
  const { partialSuccess } = parseRecord(Buffer.from(text, "utf8"));
  const count = Number(fieldsOf(partialSuccess)["rejectedLogRecords"] ?? 0);
  const [first, last] = [batch[0]?.number, batch.at(-1)?.number];
  if (!Number.isSafeInteger(count) || count <= 0 || first === undefined || last === undefined) return [];
  const why = "the collector rejected some of these (partial success)";
  return [{ first, last, count: Math.min(count, batch.length), why }];
}
