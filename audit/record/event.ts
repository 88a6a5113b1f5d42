import { randomUUID } from "node:crypto";

/** A record before it has its place: a CloudEvent without time, which it gets when it is appended. */
export interface Event {
  /** Default a random UUID. */
  readonly id?: string;
  /** Where it happened: the origin of the log that has it. */
  readonly source: string;
  /** `io.bubustack.audit.<what>.v1`. */
  readonly type: string;
  /** What it is about. */
  readonly subject?: string;
  readonly data: unknown;
}

/**
 * The bytes of a record: a CloudEvent 1.0 in JSON, whose attributes come in this order and before the data, so that its time can
 * be read without the rest. `at` is in milliseconds since 1970.
 */
export function encodeEvent({ id = randomUUID(), source, type, subject, data }: Event, at: number): Uint8Array {
  const time = new Date(at).toISOString();
  const about = subject === undefined ? {} : { subject };
  const event = { specversion: "1.0", id, source, type, time, ...about, datacontenttype: "application/json", data };
  return Buffer.from(JSON.stringify(event), "utf8");
}
