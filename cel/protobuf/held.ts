import type { Value } from "../values/value.ts";
import { Duration, Timestamp } from "../values/value.ts";
import { Message } from "./message.ts";
import type { DescMessage, Wire } from "./runtime.ts";
import { create, DurationSchema, TimestampSchema } from "./runtime.ts";

/** A message with its descriptor. */
export interface Held {
  readonly desc: DescMessage;
  readonly message: Wire;
}

const second = 1_000_000_000n;

/** A value that is a message as one: messages and times. */
export function messageOf(value: Value): Held | undefined {
  if (value instanceof Message) return { desc: value.desc, message: value.wire };
  if (value instanceof Timestamp) {
    const message = create(TimestampSchema, { seconds: BigInt(value.seconds), nanos: value.nanos });
    return { desc: TimestampSchema, message };
  }
  if (!(value instanceof Duration)) return undefined;
  const message = create(DurationSchema, { seconds: value.nanos / second, nanos: Number(value.nanos % second) });
  return { desc: DurationSchema, message };
}
