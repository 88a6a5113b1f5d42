// `npm run bench:apiserver [-- --quick]`: what the embedded API server does in a second, and what objects weigh in it. The
// server runs in a process of its own. On a machine that others use too, the fastest of several slices says most, and
// the CPU time of the server next to it.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Creates } from "./apiserver-creates.ts";
import { creates, objectOf, storyBytes } from "./apiserver-creates.ts";
import type { ApiProcess } from "./apiserver-process.ts";
import { startApi } from "./apiserver-process.ts";
import { watchers } from "./apiserver-watch.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const scale = values.quick ? 0.1 : 1;
const stories = "/apis/bubustack.io/v1alpha1/namespaces/default/stories";
const configMaps = "/api/v1/namespaces/default/configmaps";

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The fastest of several slices, by rate and by CPU. */
async function best(api: ApiProcess, slices: number, load: Creates): Promise<{ rate: number; cpuMicros: number }> {
  let rate = 0;
  let cpuMicros = Number.POSITIVE_INFINITY;
  for (let i = 0; i < slices; i++) {
    const before = await api.used();
    const perSecond = await creates(api, load);
    const after = await api.used();
    rate = Math.max(rate, perSecond);
    cpuMicros = Math.min(cpuMicros, (after.cpuMicros - before.cpuMicros) / load.count);
  }
  return { rate, cpuMicros };
}

async function withApi<T>(mode: "alone" | "webhooks", work: (api: ApiProcess) => Promise<T>): Promise<T> {
  const api = await startApi(mode);
  try {
    return await work(api);
  } finally {
    await api.stop();
  }
}

const rows: string[] = [];
const row = (what: string, bar: string, measured: string, met: boolean) => {
  rows.push(`| ${what} | ${bar} | ${measured} | ${met ? "yes" : "NO"} |`);
  if (!met) process.exitCode = 1;
};
const shown = (value: number) => Math.round(value).toLocaleString("en-US");

note("creates, no webhook");
const plain = await withApi("alone", async (api) => {
  const load = { path: stories, body: storyBytes(2_000), connections: 8, count: Math.round(3_000 * scale) };
  await best(api, 2, load);
  return best(api, 6, load);
});
row(
  "creates of a 2 KB Story, no webhook",
  "≥ 1,500/s",
  `${shown(plain.rate)}/s, ${shown(plain.cpuMicros)} µs CPU`,
  plain.rate >= 1_500,
);

note("creates, both webhooks");
const judged = await withApi("webhooks", async (api) => {
  const load = { path: stories, body: storyBytes(2_000, false), connections: 8, count: Math.round(1_000 * scale) };
  await best(api, 2, load);
  return best(api, 5, load);
});
row(
  "creates of a 2 KB Story, both webhooks over HTTPS",
  "≥ 400/s",
  `${shown(judged.rate)}/s, ${shown(judged.cpuMicros)} µs CPU`,
  judged.rate >= 400,
);

note("watch events to 10 watchers");
const watched = await withApi("alone", async (api) => {
  const load = { path: configMaps, body: objectOf(2_000), connections: 8, count: Math.round(2_000 * scale) };
  await creates(api, load);
  let rate = 0;
  let cpuMicros = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 4; i++) {
    const watching = await watchers(api, configMaps, 10);
    const before = await api.used();
    const started = performance.now();
    await Promise.all([creates(api, load), watching.seen(load.count)]);
    const seconds = (performance.now() - started) / 1_000;
    const after = await api.used();
    watching.close();
    rate = Math.max(rate, (10 * load.count) / seconds);
    cpuMicros = Math.min(cpuMicros, (after.cpuMicros - before.cpuMicros) / load.count);
  }
  return { rate, cpuMicros };
});
row(
  "events of 2 KB to 10 watchers while they are made",
  "≥ 10,000/s",
  `${shown(watched.rate)}/s, ${shown(watched.cpuMicros)} µs CPU a create with its ten events`,
  watched.rate >= 10_000,
);

note("memory");
const count = Math.round(50_000 * scale);
const weight = await withApi("alone", async (api) => {
  // With who owns its fields, which the server adds, an object of 4,096 bytes.
  await creates(api, { path: configMaps, body: objectOf(3_400), connections: 8, count });
  return (await api.used()).rssBytes / 1e6;
});
row(`${shown(count)} objects of 4 KB`, "< 450 MB RSS", `${shown(weight)} MB`, weight < 450);

process.stdout.write(
  `${cpus().length} cores ${process.arch}, Node ${process.versions.node}\n\n| What | Bar | Measured | Met |\n|---|---|---|---|\n${rows.join("\n")}\n`,
);
