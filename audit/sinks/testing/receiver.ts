import type { SecretName, Secrets } from "../secrets.ts";
import type { SinkSettings } from "../sink.ts";

/** How a receiver treats what comes: takes it, says that it cannot now, never answers, or breaks the connection. */
export type Manner = "take" | "fail" | "hang" | "break";

/** A server that stands in for a real one, in this process and on loopback. */
export interface Receiver {
  /** What a sink that sends to it is set to. */
  readonly sink: Pick<SinkSettings, "type"> & Partial<SinkSettings>;
  readonly secrets: { readonly [name in SecretName]?: string };
  /** Ids of the records that it has taken, in the order in which they came. */
  readonly taken: () => readonly string[];
  /** How often records were sent to it, whatever became of them. */
  readonly asked: () => number;
  readonly behave: (manner: Manner) => void;
  /** From now on it refuses records with these ids for good; absent where its protocol cannot. */
  readonly refuse?: (ids: readonly string[]) => void;
  /** What a sink writes to, where that is standard output. */
  readonly write?: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A sink's settings with the defaults that a settings file has. */
export function sinkSettings(given: Pick<SinkSettings, "type"> & Partial<SinkSettings>): SinkSettings {
  return { name: "test", batch: { records: 4, bytes: 65_536, seconds: 0 }, start: "oldest", ...given };
}

export function secretsOf(texts: { readonly [name in SecretName]?: string }): Secrets {
  return { read: async (what) => texts[what] };
}
