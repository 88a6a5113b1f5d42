import { createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import type { Settings } from "@bubustack/policies/settings";
import { logger } from "@bubustack/runtime/log";
import { banner } from "./banner.ts";
import { compose } from "./compose.ts";
import { askedToEnd } from "./ended.ts";
import { examples } from "./examples.ts";
import { identity } from "./identity.ts";
import { kubeconfig } from "./kubeconfig.ts";
import { isAlive, lock } from "./lock.ts";
import { narrator } from "./narrate.ts";

export interface RunOptions {
  /** Port of the Kubernetes API on loopback; 0 picks a free one. */
  readonly port: number;
  /** Folder for what this instance keeps; made where it is missing. */
  readonly state: string;
  /** Folder in which objects are kept from one start to the next; default: memory only. */
  readonly data?: string;
  /** File that says which local command stands for which image; default: none, and no pod starts. */
  readonly images?: string;
  /** PATH of the processes of pods; default empty. */
  readonly path?: string;
  /** What the installation decides; default: nothing. */
  readonly settings?: Settings;
  /** Folder with the secrets of the audit log's sinks; default: they have none. */
  readonly sinkSecrets?: string;
  /** Where to write the kubeconfig besides `kubeconfig` in the state folder. */
  readonly kubeconfig?: string;
  /** `json`: one ready line for a script that waits, nothing else on standard output. */
  readonly output: "human" | "json";
}

export interface RunPorts {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Resolves when somebody asks this instance to end. */
  readonly ended: Promise<void>;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Milliseconds since this program started. */
  readonly sinceStart: () => number;
}

/** Where `bubu decisions` looks by default. */
const defaultState = ".bubu/dev";
/** Milliseconds that requests in flight get when the instance ends. */
const graceMs = 2_000;

/** Runs the whole platform until it is asked to end. Throws `dev/already-running`, `dev/port-in-use`. */
export async function runUntilEnded(options: RunOptions, ports: RunPorts): Promise<void> {
  const state = resolve(options.state);
  makeFolder(state);
  const unlock = lock(state, process.pid, isAlive);
  const decisions = join(state, "decisions.jsonl");
  const file = createWriteStream(decisions, { flags: "a", mode: 0o600 });
  const access = [
    join(state, "kubeconfig"),
    ...(options.kubeconfig === undefined ? [] : [resolve(options.kubeconfig)]),
  ];
  try {
    const write = narrator({
      keep: (line) => file.write(line),
      tell: options.output === "human" ? ports.stdout : () => {},
      warn: ports.stderr,
    });
    const log = logger({ name: "bubu-dev", destination: { write } });
    const self = identity(state, ports.now());
    const data = options.data === undefined ? {} : { data: resolve(options.data) };
    const images = options.images === undefined ? {} : { images: resolve(options.images) };
    const workloads = { folder: join(state, "workloads"), path: options.path ?? "", ...images };
    const settings = options.settings === undefined ? {} : { settings: options.settings };
    const secrets = options.sinkSecrets === undefined ? {} : { secrets: options.sinkSecrets };
    const audit = { ...auditIn(state, data.data), ...secrets };
    const config = { port: options.port, identity: self, audit, workloads, ...data, ...settings };
    const running = await compose(config, { log, now: ports.now });
    try {
      await running.ready;
      const server = running.address;
      const config = kubeconfig({ server, caPem: self.ca.certPem, token: self.token });
      for (const path of access) writeFileSync(path, config, { mode: 0o600 });
      const told = {
        server,
        kubeconfig: access.at(-1) ?? "",
        decisions,
        examples: examples(process.argv[1] ?? "", process.cwd()),
        tookMs: Math.round(ports.sinceStart()),
        unevaluated: running.unevaluated,
      };
      const stateFlag = state === resolve(defaultState) ? "" : ` --state ${state}`;
      if (options.output === "human") ports.stdout(banner({ ...told, stateFlag }));
      else ports.stdout(`${JSON.stringify({ ready: true, ...told, pid: process.pid })}\n`);
      await ports.ended;
      if (options.output === "human") ports.stdout("Stopping ...\n");
    } finally {
      await running.stop(graceMs);
    }
  } finally {
    for (const path of access) rmSync(path, { force: true });
    await new Promise<void>((done) => file.end(done));
    unlock();
  }
}

/** Decisions are recorded beside the objects that are kept, or else for as long as this runs. */
function auditIn(state: string, data: string | undefined) {
  if (data !== undefined) return { folder: join(data, "audit"), durability: "volume" } as const;
  return { folder: join(state, "audit"), durability: "ephemeral", fresh: true } as const;
}

/** The verb's door. */
export async function run(options: RunOptions): Promise<number> {
  const ended = askedToEnd(process, (ms, then) => void setTimeout(then, ms).unref());
  await runUntilEnded(options, {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    ended,
    now: Date.now,
    sinceStart: () => performance.now(),
  });
  return 0;
}

function makeFolder(state: string): void {
  try {
    mkdirSync(state, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new BubuError("file/unreadable", `the state folder ${state} cannot be made`, { cause });
  }
}
