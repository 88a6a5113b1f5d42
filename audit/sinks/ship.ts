import type { SinkTools } from "./open.ts";
import { openSink } from "./open.ts";
import type { ShipConfig } from "./shipper.ts";
import { Shipper } from "./shipper.ts";
import type { SinkSettings } from "./sink.ts";
import { wanted } from "./wanted.ts";

/** What shipping needs besides the settings of the sink. */
export type ShipTools = SinkTools & Omit<ShipConfig, "sink" | "batch" | "start" | "wants">;

/** Records on their way to a sink, which is closed with them. */
export interface Shipping extends Pick<Shipper, "progress" | "lag" | "end"> {
  /** Resolves when shipping has ended: as it was told to, or with `once` when everything is sent that was there. */
  readonly run: (once?: boolean) => Promise<void>;
}

/** A log on its way to the sink of these settings. */
export async function shipTo(settings: SinkSettings, tools: ShipTools): Promise<Shipping> {
  const sink = await openSink(settings, tools);
  const { records, bytes, seconds } = settings.batch;
  const structured = settings.http?.mode === "structured";
  const shipper = new Shipper({
    ...tools,
    sink,
    batch: { records: structured ? 1 : records, bytes, waitMs: seconds * 1_000 },
    start: settings.start,
    wants: wanted(settings),
  });
  return {
    get progress() {
      return shipper.progress;
    },
    lag: (size) => shipper.lag(size),
    end: (graceMs) => shipper.end(graceMs),
    run: async (once) => {
      try {
        await shipper.run(once);
      } finally {
        await sink.close();
      }
    },
  };
}
