import { setTimeout as sleep } from "node:timers/promises";
import { folder } from "@bubustack/audit/files/folder";
import type { SecretName } from "@bubustack/audit/sinks/secrets";
import type { Shipping } from "@bubustack/audit/sinks/ship";
import { shipTo } from "@bubustack/audit/sinks/ship";
import type { SinkSettings } from "@bubustack/audit/sinks/sink";
import { secretsOf, sinkSettings } from "@bubustack/audit/sinks/testing/receiver";
import { decided, recordOf } from "@bubustack/audit/testing/decisions";
import { logSigner, smallLog } from "@bubustack/audit/testing/small-log";
import type { Temp } from "@bubustack/audit/testing/temp";

const signer = logSigner();

/** Record number `number`: some are refusals, and one is nearly as large as a record can be. */
function recordAt(number: number): Uint8Array {
  const name = number === 3 ? "x".repeat(50_000) : `story-${number}`;
  const rules = number % 5 === 0 ? ["story/step-names"] : [];
  return recordOf({ at: Date.UTC(2026, 2, 1) + number * 1_000, id: `id-${number}`, data: decided({ name, rules }) });
}

export function recordsUpTo(count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) => Buffer.from(recordAt(number)).toString("utf8"));
}

/** Writes a log with so many records into a folder. */
export async function writeLog(temp: Temp, count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, number) => recordAt(number));
  for (const [path, bytes] of smallLog(signer, records)) await temp.put(`log/${path}`, bytes);
}

/** What came of sending a log as far as it goes. */
export interface Shipped {
  readonly said: readonly string[];
  readonly progress: Shipping["progress"];
}

/** Sends the log of a folder to a sink; gives up after so many failures in a row. Default 5. */
export async function ship(
  temp: Temp,
  sink: Pick<SinkSettings, "type"> & Partial<SinkSettings>,
  secrets: { readonly [name in SecretName]?: string } = {},
  failuresAllowed = 5,
): Promise<Shipped> {
  const said: string[] = [];
  const kept = "log/sinks/test.json";
  const shipping = await shipTo(sinkSettings({ batch: { records: 50, bytes: 200_000, seconds: 0 }, ...sink }), {
    source: folder(`${temp.path}/log`),
    kept: { read: () => folder(temp.path).read(kept), write: (bytes) => temp.put(kept, bytes) },
    secrets: secretsOf(secrets),
    write: async () => undefined,
    now: Date.now,
    pause: async (failures) => {
      if (failures >= failuresAllowed) shipping.end(0);
      await sleep(50);
    },
    told: {
      sent: (count) => said.push(`sent ${count}`),
      failed: (why) => said.push(`failed: ${why}`),
      recovered: (failures) => said.push(`recovered after ${failures}`),
      refused: (all) => said.push(...all.map(({ count, why }) => `refused ${count}: ${why}`)),
      skipped: (from, to) => said.push(`skipped ${from}-${to}`),
      replaced: () => said.push("replaced"),
    },
    pollMs: 20,
  });
  const running = shipping.run();
  while (!shipping.lag().records && shipping.progress === undefined) await sleep(5);
  while (shipping.lag().records > 0 && said.filter((line) => line.startsWith("failed")).length < failuresAllowed)
    await sleep(5);
  shipping.end(2_000);
  await running;
  return { said, progress: shipping.progress };
}
