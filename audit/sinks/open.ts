import type { Secrets } from "./secrets.ts";
import type { Sink, SinkSettings } from "./sink.ts";

/** What sinks need of the process. */
export interface SinkTools {
  readonly secrets: Secrets;
  /** Writes to standard output; resolves when everything was taken. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A sink of these settings: only what its type needs is loaded. */
export async function openSink(settings: SinkSettings, { secrets, write, now }: SinkTools): Promise<Sink> {
  switch (settings.type) {
    case "stdout":
      return (await import("./stdout.ts")).stdout(write);
    case "http":
      return (await import("./http/cloudevents.ts")).cloudEvents(settings, secrets, now);
    case "otlp":
      return (await import("./otlp/otlp.ts")).otlp(settings, secrets);
    case "syslog":
      return (await import("./syslog/syslog.ts")).syslog(settings, secrets);
    case "nats":
      return (await import("./nats/nats.ts")).nats(settings, secrets);
    case "s3":
      return (await import("./s3/s3.ts")).s3(settings, secrets, now);
  }
}
