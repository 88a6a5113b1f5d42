// `npm run bench:audit [-- --quick] [-- --folder PATH]`: what appending to the audit log costs, beside the bare disk in the same
// run, and how long verifying takes.
import { execFile } from "node:child_process";
import { closeSync, fdatasync, fsyncSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import type { AdmissionReview } from "@bubustack/api/admission";
import type { Disk } from "@bubustack/audit/disk/disk";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import type { Log } from "@bubustack/audit/log/log";
import { openLog } from "@bubustack/audit/log/log";
import { formatKey } from "@bubustack/audit/note/key";
import { namespaceKey } from "@bubustack/audit/personal/namespace-key";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { host } from "@bubustack/runtime/host";
import { askedOf } from "@bubustack/webhooks/recording/asked";
import { decidedEvent } from "@bubustack/webhooks/recording/decided";
import { evidenceOf } from "@bubustack/webhooks/recording/evidence";
import { subjectOf } from "@bubustack/webhooks/review";
import type { Verified } from "./audit-verify.ts";
import { quantile } from "./drive.ts";
import { asSent, reviewOf, storyOf } from "./stories.ts";

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, folder: { type: "string", default: tmpdir() } },
});
const scale = values.quick ? 0.1 : 1;

/** Writes of 700 bytes into a file of zeroes, each on the disk (`fdatasync`) when it resolves. */
function bareDisk(file: string): { readonly write: () => Promise<void>; readonly close: () => void } {
  const bytes = new Uint8Array(700).fill(65);
  const places = 4_096;
  const fd = openSync(file, "w+");
  writeSync(fd, new Uint8Array(places * bytes.length));
  fsyncSync(fd);
  let at = 0;
  return {
    write: async () => {
      writeSync(fd, bytes, 0, bytes.length, (at++ % places) * bytes.length);
      await new Promise<void>((resolve, reject) => fdatasync(fd, (error) => (error ? reject(error) : resolve())));
    },
    close: () => closeSync(fd),
  };
}

/** One write after the other. Milliseconds of each. */
async function oneByOne(write: () => Promise<void>, count: number): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let at = 0; at < count; at++) {
    const start = performance.now();
    await write();
    taken.push(performance.now() - start);
  }
  return taken;
}

/** Everybody who comes while one write is under way shares the next: the least that waiting for a disk can cost. */
function shared(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running.then(() => {
      next = undefined;
      running = write();
      return running;
    });
    return next;
  };
}

/** A disk whose segments are kept nowhere: a write takes a turn of the event loop. */
function nowhere(): Disk {
  const disk: Disk = new MemoryDisk();
  const segment = async () => ({ write: () => new Promise<void>((done) => setImmediate(done)), close: async () => {} });
  return Object.assign(disk, { segment });
}

const data = { verdict: "denied", policy: "p".repeat(64), object: "o".repeat(64), findings: ["x".repeat(200)] };
const event = { source: "bench.example/audit", type: "io.bubustack.audit.bench.v1", data };

interface Paced {
  readonly latencies: readonly number[];
  readonly cpuMicros: number;
  readonly perSecond: number;
}

/** Appends at a rate, each record at its time whether those before it are done or not. */
async function paced(write: () => Promise<unknown>, perSecond: number, seconds: number): Promise<Paced> {
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  const append = async () => {
    const start = performance.now();
    await write();
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

/** Microseconds of CPU for all that recording a decision takes before it goes to the log: digests, evidence, record. */
function evidenceMicros(steps: number, count: number): { readonly micros: number; readonly bytes: number } {
  const body: AdmissionReview = JSON.parse(Buffer.from(asSent(reviewOf(storyOf(steps)))).toString("utf8"));
  if (body.request === undefined) throw new Error("a review without request");
  const { request } = body;
  const digests = host();
  const key = namespaceKey("bench/1", new Uint8Array(32));
  const verdict = { allowed: true, findings: [], warnings: [], unverified: [], patches: [], auditAnnotations: {} };
  const outcome = { verdict: { ...verdict, digest: "d".repeat(64), cost: 0 } };
  const before = process.cpuUsage();
  for (let at = 0; at < count; at++) {
    const subject = { ...subjectOf(request), asked: askedOf(request, digests) };
    const evidence = evidenceOf(subject, "validate", outcome, "0123456789abcdef", digests);
    decidedEvent(evidence, { source: "bench.example/audit", key, sealed: false }, { us: 1, verified: true });
  }
  const { user, system } = process.cpuUsage(before);
  return { micros: (user + system) / count, bytes: JSON.stringify(request.object).length };
}

/** Makes a log of so many records of 500 bytes, and verifies it in a process of its own. */
async function verifiedAlone(place: string, size: number): Promise<Verified> {
  const log = await openLog(folderDisk(place), { origin: "bench.example/audit" });
  const small = { ...event, id: "1", data: { policy: "p".repeat(300) } };
  for (let left = size; left > 0; left -= 1_000)
    await Promise.all(Array.from({ length: Math.min(left, 1_000) }, () => log.append(small)));
  const key = formatKey(log.key);
  await log.close();
  const file = fileURLToPath(new URL("audit-verify.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file, "--folder", place, "--key", key]);
  await rm(place, { recursive: true });
  return JSON.parse(stdout);
}

function merged(turns: readonly Paced[]): Paced {
  const mean = (of: (turn: Paced) => number) => turns.reduce((sum, turn) => sum + of(turn), 0) / turns.length;
  return {
    latencies: turns.flatMap(({ latencies }) => latencies),
    cpuMicros: mean(({ cpuMicros }) => cpuMicros),
    perSecond: mean(({ perSecond }) => perSecond),
  };
}

function say(what: string, { latencies, cpuMicros, perSecond }: Paced): void {
  const times = latencies.length > 0 ? `${quantiles(latencies)}, ` : "";
  process.stdout.write(
    `${what}: ${times}${cpuMicros.toFixed(1)} µs CPU a record with the sync, ${perSecond.toFixed(0)}/s\n`,
  );
}

function quantiles(taken: readonly number[]): string {
  const sorted = taken.toSorted((a, b) => a - b);
  return `p50 ${ms(quantile(sorted, 0.5))}, p99 ${ms(quantile(sorted, 0.99))}`;
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}

const path = await mkdtemp(join(values.folder, "bubu-bench-audit-"));
try {
  process.stdout.write(`${cpus().length} cores ${process.arch}, Node ${process.versions.node}\n`);
  for (const steps of [2, 20]) {
    evidenceMicros(steps, 2_000);
    const { micros, bytes } = evidenceMicros(steps, Math.round(20_000 * scale));
    process.stdout.write(`evidence of a Story of ${bytes} bytes: ${micros.toFixed(1)} µs CPU\n`);
  }
  const log = await openLog(folderDisk(join(path, "log")), { origin: "bench.example/audit", promises: true });
  const append = () => log.append(event);
  await flood(log, 64, 2_000);
  // In turns, since a disk that others use too is never the same for long.
  const bare = bareDisk(join(path, "bare"));
  // The same without the sync call, and what keeping such a pace costs by itself.
  const light = await openLog(nowhere(), { origin: "bench.example/audit", promises: true });
  const unsigned = await openLog(nowhere(), { origin: "bench.example/audit" });
  const turns: { readonly [what in "least" | "ours" | "light" | "unsigned" | "pace"]: Paced }[] = [];
  const single: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    single.push(...(await oneByOne(bare.write, Math.round(500 * scale))));
    turns.push({
      least: await paced(shared(bare.write), 1_000, 2 * scale),
      ours: await paced(append, 1_000, 2 * scale),
      light: await paced(() => light.append(event), 1_000, 2 * scale),
      unsigned: await paced(() => unsigned.append(event), 1_000, 2 * scale),
      pace: await paced(async () => undefined, 1_000, 2 * scale),
    });
  }
  bare.close();
  await light.close();
  await unsigned.close();
  process.stdout.write(`bare disk, one after the other: ${quantiles(single)}\n`);
  say("bare disk, 1,000 a second", merged(turns.map(({ least }) => least)));
  say("1,000 a second", merged(turns.map(({ ours }) => ours)));
  const none = merged(turns.map(({ pace }) => pace)).cpuMicros;
  const above = (what: "light" | "unsigned") => (merged(turns.map((turn) => turn[what])).cpuMicros - none).toFixed(1);
  process.stdout.write(
    `1,000 a second, without the sync: ${above("light")} µs CPU a record, ${above("unsigned")} without promises\n`,
  );
  say("10,000 a second", await paced(append, 10_000, 5 * scale));
  say("batches of 1,000", await flood(log, 1_000, 200_000 * scale));
  await log.close();
  for (const size of values.quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]) {
    const { seconds, faults, maxRssBytes } = await verifiedAlone(join(path, `log-${size}`), size);
    process.stdout.write(
      `verify: ${size} records in ${seconds.toFixed(2)} s, ${((seconds / size) * 1e6).toFixed(1)} s a million, ${faults} faults, at most ${(maxRssBytes / 2 ** 20).toFixed(0)} MB\n`,
    );
  }
} finally {
  await rm(path, { recursive: true });
}
