import { s3Client, whyOf } from "../s3/client.ts";
import type { Secrets } from "../sinks/secrets.ts";
import { SinkTrouble } from "../sinks/sink.ts";
import type { Anchor, AnchorSettings } from "./anchor.ts";
import { parseAnchorName } from "./anchor.ts";

const nowhere = { bucket: "", region: "", prefix: "" };

/** An object for each checkpoint; with `lock` nobody can remove it before its time. */
export function s3Anchor(
  { address, s3: place = nowhere }: AnchorSettings,
  secrets: Secrets,
  now: () => number,
): Anchor {
  const client = s3Client(address, place, secrets, now);
  return {
    keep: async (name, note, signal) => {
      // Not every server knows how to write only what is not there.
      const before = await client.get(name, signal);
      if (before) return { state: "there", bytes: before };
      const { answer, there } = await client.put(name, note, "text/plain; charset=utf-8", signal);
      if (there) return { state: "kept" };
      const since = answer.status === 412 ? await client.get(name, signal) : undefined;
      if (since) return { state: "there", bytes: since };
      throw new SinkTrouble(whyOf(answer));
    },
    names: async function* (signal) {
      for await (const name of client.list(signal)) if (parseAnchorName(name)) yield name;
    },
    read: (name, signal) => client.get(name, signal),
    close: async () => client.close(),
  };
}
