// `npm run bench:recording [-- --quick] [-- --folder PATH]`: what recording costs a whole webhook server, which answers 1,000 reviews a second over
// HTTPS: beside a server that records nothing, and one whose log is in memory (/dev/shm), where nothing waits for a disk; there it is also seen what
// capturing each review costs. The servers take turns.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { quantile } from "./drive.ts";
import { median } from "./measure.ts";
import { pace } from "./pace.ts";
import type { FromServer } from "./recording-server.ts";
import { asSent, reviewOf, storyOf } from "./stories.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    folder: { type: "string", default: tmpdir() },
    rate: { type: "string" },
  },
});
const [usual, seconds, slices] = values.quick ? [500, 2, 2] : [1_000, 4, 7];
const rate = Number(values.rate ?? usual);
const connections = 32;

interface Server {
  readonly address: string;
  usage(): Promise<Extract<FromServer, { readonly type: "usage" }>>;
  stop(): void;
}

async function startServer(folder: string | undefined, ...more: readonly string[]): Promise<Server> {
  const file = new URL("recording-server.ts", import.meta.url);
  const child = fork(file, folder === undefined ? [] : ["--record", folder, ...more]);
  const said = async (): Promise<FromServer> => {
    const [message]: FromServer[] = await once(child, "message");
    if (message === undefined) throw new Error("the server said nothing");
    return message;
  };
  const up = await said();
  if (up.type !== "up") throw new Error("the server did not come up");
  return {
    address: up.address,
    async usage() {
      child.send("usage");
      const answer = await said();
      if (answer.type !== "usage") throw new Error("the server did not say its usage");
      return answer;
    },
    stop: () => void child.kill(),
  };
}

interface Slice {
  readonly latencies: readonly number[];
  readonly cpuMicros: number;
  readonly mainMicros: number;
  readonly unrecorded: number;
}

async function slice(server: Server, body: Buffer): Promise<Slice> {
  const before = await server.usage();
  const work = { path: "/validate?timeout=5s", body, rate, seconds, connections };
  const latencies = await pace({ address: server.address, ...work });
  const after = await server.usage();
  return {
    latencies,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / latencies.length,
    mainMicros: (after.mainMicros - before.mainMicros) / latencies.length,
    unrecorded: after.unrecorded - before.unrecorded,
  };
}

interface Figures {
  readonly cpu: number;
  readonly main: number;
  readonly p50: number;
  readonly p99: number;
}

/** Medians of the slices. */
function figures(of: readonly Slice[]): Figures {
  const share = (at: number) => median(of.map(({ latencies }) => quantile(latencies, at)));
  return {
    cpu: median(of.map(({ cpuMicros }) => cpuMicros)),
    main: median(of.map(({ mainMicros }) => mainMicros)),
    p50: share(0.5),
    p99: share(0.99),
  };
}

function say(what: string, now: Figures, none: Figures): void {
  const beside = (of: keyof Figures) => `${(now[of] / none[of]).toFixed(2)}×`;
  console.log(
    [
      `${what}: CPU ${now.cpu.toFixed(0)} µs a review (${beside("cpu")}), of the main thread ${now.main.toFixed(0)} µs (${beside("main")})`,
      `p50 ${now.p50.toFixed(2)} ms (${beside("p50")}), p99 ${now.p99.toFixed(2)} ms (${beside("p99")})`,
    ].join(", "),
  );
}

console.log(`${cpus().length} cores ${process.arch}, Node ${process.versions.node}, ${rate} reviews/s`);
const folders = [await mkdtemp(join(values.folder, "bubu-bench-")), await mkdtemp("/dev/shm/bubu-bench-")];
const servers = [
  await startServer(undefined),
  ...(await Promise.all(folders.map((folder) => startServer(join(folder, "log"))))),
  ...(await Promise.all(folders.slice(1).map((folder) => startServer(join(folder, "captured"), "--capture")))),
];
const names = ["nothing recorded", "recorded on the disk", "recorded in memory", "recorded in memory and captured"];
try {
  for (const steps of [2, 20]) {
    const body = asSent(reviewOf(storyOf(steps)));
    const taken: Slice[][] = servers.map(() => []);
    for (const server of servers) await slice(server, body);
    for (let turn = 0; turn < slices; turn++)
      for (const [at, server] of servers.entries()) taken[at]?.push(await slice(server, body));
    console.log(`Story of ${steps} steps, a review of ${body.length} bytes`);
    const all = taken.map(figures);
    const [none] = all;
    if (none === undefined) throw new Error("no server");
    for (const [at, one] of all.entries()) say(`  ${names[at]}`, one, none);
    const lost = taken.flat().reduce((sum, { unrecorded }) => sum + unrecorded, 0);
    if (lost > 0) throw new Error(`${lost} decisions were not recorded`);
  }
} finally {
  for (const server of servers) server.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
