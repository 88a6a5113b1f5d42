// `npm run bench:audit [-- --quick] [-- --folder PATH]`: what appending to the audit log costs, beside the bare disk in the same
// run, and how long verifying takes.
import { fdatasync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { folder } from "@bubustack/audit/files/folder";
import type { Log } from "@bubustack/audit/log/log";
import { openLog } from "@bubustack/audit/log/log";
import { verifyLog } from "@bubustack/audit/verify/verify";
import { quantile } from "./drive.ts";

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, folder: { type: "string", default: tmpdir() } },
});
const scale = values.quick ? 0.1 : 1;

/** Milliseconds of writes of 700 bytes, each with fdatasync, into a file of zeroes, one after the other. */
async function bareDisk(file: string, count: number): Promise<readonly number[]> {
  const fd = openSync(file, "w+");
  writeSync(fd, new Uint8Array(count * 700));
  const sync = () =>
    new Promise<void>((resolve, reject) => fdatasync(fd, (error) => (error ? reject(error) : resolve())));
  await sync();
  const bytes = new Uint8Array(700).fill(65);
  const taken: number[] = [];
  for (let at = 0; at < count; at++) {
    const start = performance.now();
    writeSync(fd, bytes, 0, bytes.length, at * bytes.length);
    await sync();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b);
}

const data = { verdict: "denied", policy: "p".repeat(64), object: "o".repeat(64), findings: ["x".repeat(200)] };
const event = { source: "bench.example/audit", type: "io.bubustack.audit.bench.v1", data };

interface Paced {
  readonly latencies: readonly number[];
  readonly cpuMicros: number;
  readonly perSecond: number;
}

/** Appends at a rate, each record at its time whether those before it are done or not. */
async function paced(log: Log, perSecond: number, seconds: number): Promise<Paced> {
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  const append = async () => {
    const start = performance.now();
    await log.append(event);
    latencies.push(performance.now() - start);
  };
  const before = process.cpuUsage();
  const start = performance.now();
  const total = perSecond * seconds;
  while (pending.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - start) * perSecond) / 1_000));
    while (pending.length < due) pending.push(append());
    await sleep(1);
  }
  await Promise.all(pending);
  const { user, system } = process.cpuUsage(before);
  const elapsed = (performance.now() - start) / 1_000;
  latencies.sort((a, b) => a - b);
  return { latencies, cpuMicros: (user + system) / total, perSecond: total / elapsed };
}

/** Appends as fast as it goes, with so many records waiting at a time. */
async function flood(log: Log, waiting: number, total: number): Promise<Paced> {
  const before = process.cpuUsage();
  const start = performance.now();
  let left = total;
  const writer = async () => {
    while (left-- > 0) await log.append(event);
  };
  await Promise.all(Array.from({ length: waiting }, writer));
  const { user, system } = process.cpuUsage(before);
  return {
    latencies: [],
    cpuMicros: (user + system) / total,
    perSecond: total / ((performance.now() - start) / 1_000),
  };
}

function say(what: string, { latencies, cpuMicros, perSecond }: Paced): void {
  const times =
    latencies.length > 0 ? `p50 ${ms(quantile(latencies, 0.5))}, p99 ${ms(quantile(latencies, 0.99))}, ` : "";
  process.stdout.write(
    `${what}: ${times}${cpuMicros.toFixed(1)} µs CPU a record with the sync, ${perSecond.toFixed(0)}/s\n`,
  );
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}

const path = await mkdtemp(join(values.folder, "bubu-bench-audit-"));
try {
  process.stdout.write(`${cpus().length} cores ${process.arch}, Node ${process.versions.node}\n`);
  const bare = await bareDisk(join(path, "bare"), Math.round(2_000 * scale));
  process.stdout.write(`bare disk, fdatasync: p50 ${ms(quantile(bare, 0.5))}, p99 ${ms(quantile(bare, 0.99))}\n`);
  const log = await openLog(folderDisk(join(path, "log")), { origin: "bench.example/audit" });
  await flood(log, 64, 2_000);
  say("1,000 a second", await paced(log, 1_000, 10 * scale));
  say("10,000 a second", await paced(log, 10_000, 5 * scale));
  say("batches of 1,000", await flood(log, 1_000, 200_000 * scale));
  await log.close();
  const start = performance.now();
  const report = await verifyLog(folder(join(path, "log")), { key: log.key });
  const seconds = (performance.now() - start) / 1_000;
  const size = report.checkpoint?.size ?? 0;
  process.stdout.write(
    `verify: ${size} records in ${seconds.toFixed(2)} s, ${((seconds / size) * 1e6).toFixed(1)} s a million, `,
  );
  process.stdout.write(`${report.faults.length} faults, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB\n`);
} finally {
  await rm(path, { recursive: true });
}
