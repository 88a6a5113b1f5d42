// `npm run bench [-- -o json] [-- --quick]`: measures the webhook server with all rules against the same server with
// none. Each runs in a process of its own; they take turns.
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { bundledServer } from "./bundled.ts";
import type { ServerProcess } from "./control.ts";
import { startServer } from "./control.ts";
import { disturb } from "./disturbance.ts";
import type { Pair, Servers } from "./measure.ts";
import { figures, measurePair, slice } from "./measure.ts";
import type { Results } from "./results.ts";
import { bars, render } from "./results.ts";
import { reviewOf, storyOf } from "./stories.ts";

const { values } = parseArgs({
  options: { output: { type: "string", short: "o", default: "text" }, quick: { type: "boolean", default: false } },
});
/** Slices that each server gets; `--quick` is for trying the bench itself. */
const slices = values.quick ? 3 : 5;
const scale = values.quick ? 0.25 : 1;

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function pairs(servers: Servers): Promise<Results["pairs"]> {
  const found = [];
  for (const steps of [2, 20]) {
    for (const connections of [1, 8, 16]) {
      note(`${steps} steps, ${connections} connections`);
      const body = reviewOf(storyOf(steps));
      const work = { body, connections, requests: Math.round(1_500 * scale) };
      found.push({ steps, bytes: body.length, connections, pair: await measurePair(servers, work, slices) });
    }
  }
  return found;
}

async function bySteps(servers: Servers): Promise<Results["bySteps"]> {
  const found = [];
  for (const steps of [50, 100, 300, 1_000]) {
    note(`${steps} steps`);
    const requests = Math.round((20_000 / steps) * scale);
    const pair: Pair = await measurePair(servers, { body: reviewOf(storyOf(steps)), connections: 1, requests }, slices);
    found.push({ steps, cpuMicros: pair.all.cpuMicros - pair.none.cpuMicros });
  }
  return found;
}

async function disturbed(all: ServerProcess): Promise<Results["disturbed"]> {
  const connections = 8;
  const work = { body: reviewOf(storyOf(20)), connections, requests: Math.round(2_000 * scale) };
  const alone = [];
  const beside = [];
  let large = 0;
  let seconds = 0;
  for (let i = 0; i < slices; i++) {
    note(`small reviews alone and beside large ones, ${i + 1} of ${slices}`);
    alone.push(await slice(all, work));
    const disturbance = disturb(all.address, 1);
    await sleep(700);
    beside.push(await slice(all, work));
    seconds += 0.7 + work.requests / (beside.at(-1)?.perSecond ?? 1);
    large += await disturbance.stop();
  }
  return { connections, alone: figures(alone), beside: figures(beside), largePerSecond: large / seconds };
}

async function warm(server: ServerProcess): Promise<void> {
  for (const steps of [2, 20, 100]) {
    await slice(server, { body: reviewOf(storyOf(steps)), connections: 8, requests: 1_500 });
  }
}

const file = await bundledServer();
const servers: Servers = {
  off: await startServer(file, "off"),
  none: await startServer(file, "none"),
  all: await startServer(file, "all"),
};
try {
  await sleep(3_000);
  const { rssBytes } = await servers.all.usage();
  note("warming up");
  for (const server of Object.values(servers)) await warm(server);
  const results: Results = {
    machine: `${cpus().length} cores ${process.arch}, Node ${process.versions.node}`,
    idleRssBytes: rssBytes,
    pairs: await pairs(servers),
    bySteps: await bySteps(servers),
    disturbed: await disturbed(servers.all),
  };
  process.stdout.write(values.output === "json" ? `${JSON.stringify(results, null, 2)}\n` : `${render(results)}\n`);
  if (bars(results).some(({ met }) => !met)) process.exitCode = 1;
} finally {
  for (const server of Object.values(servers)) server.stop();
}
