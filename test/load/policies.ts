// `npm run bench:policies [-- --quick]`: what policies cost: in the kernel, over HTTPS at 1,000 reviews a second beside a server without
// policies, and while one of 1,000 policies changes ten times a second. The servers take turns; ends with 1 where a bar is not reached.
import { fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { quantile } from "./drive.ts";
import { median } from "./measure.ts";
import { pace } from "./pace.ts";
import type { FromServer, ToServer } from "./policies-server.ts";
import { kernelFigures } from "./policy-kernel.ts";
import { podRequest } from "./policy-objects.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
/** Reviews a second, and how many seconds each slice lasts. */
const [rate, seconds, slices] = values.quick ? [500, 1, 2] : [1_000, 4, 7];
const connections = 32;

interface Server {
  readonly address: string;
  update(): Promise<number>;
  usage(): Promise<{ readonly cpuMicros: number; readonly stallMs: number }>;
  stop(): void;
}

async function startServer(set: string): Promise<Server> {
  const child = fork(new URL("policies-server.ts", import.meta.url), ["--set", set]);
  const said = async (): Promise<FromServer> => {
    const [message]: FromServer[] = await once(child, "message");
    if (message === undefined) throw new Error("the server said nothing");
    return message;
  };
  const ask = async (message: ToServer) => {
    child.send(message);
    return said();
  };
  const up = await said();
  if (up.type !== "up") throw new Error("the server did not come up");
  return {
    address: up.address,
    async update() {
      const answer = await ask("update");
      return answer.type === "updated" ? answer.afterMs : Number.NaN;
    },
    async usage() {
      const answer = await ask("usage");
      if (answer.type !== "usage") throw new Error("the server did not say its usage");
      return answer;
    },
    stop: () => void child.kill(),
  };
}

interface Slice {
  /** Milliseconds from when a review was due to its answer, ascending. */
  readonly latencies: readonly number[];
  readonly cpuMicros: number;
  /** The longest that the event loop stood still, in milliseconds. */
  readonly stallMs: number;
}

const body = Buffer.from(
  JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request: podRequest() }),
);

async function slice(server: Server, during?: () => Promise<void>): Promise<Slice> {
  const before = await server.usage();
  const meanwhile = during?.();
  const latencies = await pace({
    address: server.address,
    path: "/policy-fail?timeout=5s",
    body,
    rate,
    seconds,
    connections,
  });
  await meanwhile;
  const after = await server.usage();
  return {
    latencies,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / latencies.length,
    stallMs: after.stallMs,
  };
}

const p99 = (of: readonly Slice[]) => median(of.map(({ latencies }) => quantile(latencies, 0.99)));
const cpu = (of: readonly Slice[]) => median(of.map(({ cpuMicros }) => cpuMicros));

let failed = false;
function bar(what: string, measured: string, met: boolean): void {
  failed ||= !met;
  console.log(`${met ? "met " : "MISS"}  ${what}: ${measured}`);
}

console.log(`${cpus().length} cores ${process.arch}, Node ${process.versions.node}`);
const kernel = kernelFigures(values.quick ? 1_000 : 4_000);
console.log(`kernel, no policy: ${kernel.none.toFixed(1)} µs`);
bar("98 expressions without patterns ≤ 150 µs", `${kernel.plain.toFixed(1)} µs`, kernel.plain <= 150);
bar("one with a pattern on an image ≤ 20 µs", `${kernel.pattern.toFixed(2)} µs`, kernel.pattern <= 20);
for (const [by, ratio] of Object.entries(kernel.ratios))
  bar(`1,000 of which 10 match, by ${by} ≤ 2× the 10`, `${ratio.toFixed(2)}×`, ratio <= 2);

const [none, sixteen, thousand] = [
  await startServer("none"),
  await startServer("sixteen"),
  await startServer("thousand"),
];
try {
  for (const server of [none, sixteen, thousand]) await slice(server);
  const taken: { readonly [of in "none" | "sixteen" | "still" | "changing"]: Slice[] } = {
    ...{ none: [], sixteen: [], still: [], changing: [] },
  };
  const updates: number[] = [];
  const change = async () => {
    for (let times = 0; times < seconds * 8; times++) {
      updates.push(await thousand.update());
      await sleep(100);
    }
  };
  for (let at = 0; at < slices; at++) {
    taken.none.push(await slice(none));
    taken.sixteen.push(await slice(sixteen));
    taken.still.push(await slice(thousand));
    taken.changing.push(await slice(thousand, change));
  }
  const [without, with16] = [p99(taken.none), p99(taken.sixteen)];
  console.log(`over HTTPS, no policy: CPU ${cpu(taken.none).toFixed(0)} µs, p99 ${without.toFixed(2)} ms`);
  console.log(`16 policies of 7 expressions: CPU ${cpu(taken.sixteen).toFixed(0)} µs, p99 ${with16.toFixed(2)} ms`);
  bar(`p99 at ${rate} reviews/s ≤ 1.5× without policies`, `${(with16 / without).toFixed(2)}×`, with16 <= 1.5 * without);
  const stall = (of: readonly Slice[]) => median(of.map(({ stallMs }) => stallMs));
  const worst = (of: readonly Slice[]) => median(of.map(({ latencies }) => latencies.at(-1) ?? Number.NaN));
  const [still, changing] = [stall(taken.still), stall(taken.changing)];
  console.log(
    `1,000 policies, none changes: longest stall ${still.toFixed(1)} ms, slowest review ${worst(taken.still).toFixed(1)} ms`,
  );
  console.log(
    `one changes ten times a second: longest stall ${changing.toFixed(1)} ms, slowest review ${worst(taken.changing).toFixed(1)} ms, in force after ${median(updates).toFixed(1)} ms`,
  );
  bar("a change delays reviews by no more than 20 ms", `${(changing - still).toFixed(1)} ms`, changing - still <= 20);
} finally {
  for (const server of [none, sixteen, thousand]) server.stop();
}
if (failed) process.exitCode = 1;
