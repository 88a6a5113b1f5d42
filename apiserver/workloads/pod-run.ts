/** One pod while it runs: its containers in order, their restarts and their logs. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, objectAt, textAt } from "../resources/object.ts";
import { lastWords, planContainer, startsAgain } from "./container.ts";
import type { Images } from "./images.ts";
import type { Log } from "./log.ts";
import type { ContainerState, PodSeen, State, Terminated } from "./pod-status.ts";
import { attempt } from "./probes/attempt.ts";
import type { Probing } from "./probes/probing.ts";
import { startProbing } from "./probes/probing.ts";
import type { Ended, LocalProcess } from "./process.ts";
import { startProcess } from "./process.ts";
import type { VolumeSources } from "./volumes.ts";
import { makeVolumes } from "./volumes.ts";

export interface PodPorts {
  readonly sources: VolumeSources;
  readonly images: Images;
  /** The folder of this pod. It is made, and removed when the pod is. */
  readonly folder: string;
  readonly env: ReadonlyMap<string, string>;
  readonly node: string;
  readonly now: () => number;
  /** Time as the API writes it. */
  readonly stamp: () => string;
  /** Something has changed: the status is to be written. */
  readonly changed: () => void;
  /** Milliseconds before the first restart; each further one waits twice as long, up to 300 seconds. */
  readonly backOffMs: number;
}

interface Slot {
  readonly container: JsonObject;
  readonly isInit: boolean;
  state: State;
  last?: Terminated;
  restarts: number;
  process?: LocalProcess;
  probing?: Probing;
  previous?: Log;
}

const longestBackOffMs = 300_000;

export class PodRun {
  readonly pod: JsonObject;
  readonly #ports: PodPorts;
  readonly #slots: readonly Slot[];
  readonly #over = new AbortController();
  readonly #done: Promise<void>;
  #failed: PodSeen["failed"];

  /** Starts at once. */
  constructor(pod: JsonObject, ports: PodPorts) {
    this.pod = pod;
    this.#ports = ports;
    const slots = (field: string, isInit: boolean) =>
      listAt(pod, "spec", field).map((given): Slot => {
        const reason =
          isInit || listAt(pod, "spec", "initContainers").length === 0 ? "ContainerCreating" : "PodInitializing";
        return { container: objectAt(given), isInit, state: { type: "waiting", reason }, restarts: 0 };
      });
    this.#slots = [...slots("initContainers", true), ...slots("containers", false)];
    this.#done = this.#run();
  }

  seen(pod: JsonObject): PodSeen {
    const failed = this.#failed === undefined ? {} : { failed: this.#failed };
    const of = (isInit: boolean) => this.#slots.filter((slot) => slot.isInit === isInit).map(shown);
    return { pod, init: of(true), containers: of(false), now: this.#ports.stamp(), ...failed };
  }

  /** The log of a container, or of its run before the last restart. */
  log(name: string, previous: boolean): Log | undefined {
    const slot = this.#slots.find(({ container }) => textAt(container, "name") === name);
    return previous ? slot?.previous : slot?.process?.log;
  }

  /** Ends all of it; settles when no process is left and its folder is gone. */
  async remove(graceMs: number): Promise<void> {
    this.#end(graceMs);
    await this.#done;
    rmSync(this.#ports.folder, { recursive: true, force: true });
  }

  #end(graceMs: number): void {
    this.#over.abort();
    for (const { process } of this.#slots) process?.stop(graceMs);
  }

  get #graceMs(): number {
    return Number(at(this.pod, "spec", "terminationGracePeriodSeconds") ?? 30) * 1000;
  }

  async #run(): Promise<void> {
    const seconds = at(this.pod, "spec", "activeDeadlineSeconds");
    const deadline =
      typeof seconds === "number" ? setTimeout(() => this.#expire(), Math.min(seconds * 1000, 2 ** 31 - 1)) : undefined;
    try {
      for (const slot of this.#slots.filter(({ isInit }) => isInit)) {
        await this.#keep(slot);
        if (slot.state.type !== "terminated" || slot.state.exitCode !== 0) return;
      }
      await Promise.all(this.#slots.filter(({ isInit }) => !isInit).map((slot) => this.#keep(slot)));
    } finally {
      clearTimeout(deadline);
      this.#ports.changed();
    }
  }

  #expire(): void {
    this.#failed = {
      reason: "DeadlineExceeded",
      message: "Pod was active on the node longer than the specified deadline",
    };
    this.#end(this.#graceMs);
    this.#ports.changed();
  }

  /** Runs a container until it is not to be started again. */
  async #keep(slot: Slot): Promise<void> {
    const policy = textAt(this.pod, "spec", "restartPolicy");
    for (let delay = this.#ports.backOffMs; !this.#over.signal.aborted; delay = Math.min(delay * 2, longestBackOffMs)) {
      const ended = await this.#once(slot);
      if (this.#over.signal.aborted) return;
      if (ended !== undefined) {
        if (!startsAgain(policy, ended.exitCode, slot.isInit)) return;
        slot.last = ended;
        slot.restarts++;
        if (slot.process !== undefined) slot.previous = slot.process.log;
        slot.state = {
          type: "waiting",
          reason: "CrashLoopBackOff",
          message: `back-off ${delay} ms restarting failed container`,
        };
      }
      this.#ports.changed();
      await sleep(delay, undefined, { signal: this.#over.signal }).catch(() => {});
    }
  }

  /** Runs a container once; undefined where it could not be made, and the reason stands in its state. */
  async #once(slot: Slot): Promise<Terminated | undefined> {
    const { sources, folder, now, stamp, changed } = this.#ports;
    const wait = (reason: string, message: string) => {
      slot.state = { type: "waiting", reason, message };
      return undefined;
    };
    let planned: ReturnType<typeof planContainer>;
    try {
      const volumes = await makeVolumes(join(folder, "volumes"), sources);
      planned = planContainer({ ...this.#ports, container: slot.container, volumes });
    } catch (error) {
      return wait("ContainerCreating", error instanceof Error ? error.message : "the volumes cannot be made");
    }
    if ("reason" in planned) return wait(planned.reason, planned.why);
    if (this.#over.signal.aborted) return undefined;
    const startedAt = stamp();
    mkdirSync(planned.program.cwd, { recursive: true, mode: 0o700 });
    rmSync(planned.message, { force: true });
    const process = startProcess(planned.program, now);
    slot.process = process;
    slot.state = { type: "running", startedAt };
    const { program, probes } = planned;
    slot.probing = startProbing(probes, {
      attempt: ({ action, timeoutMs }, signal) => attempt(action, program, timeoutMs, signal),
      failed: ({ graceMs }) => process.stop(graceMs ?? this.#graceMs),
      changed,
    });
    changed();
    const ended = await process.ended;
    slot.probing.stop();
    const terminated = this.#terminated(slot, ended, planned.message, startedAt);
    slot.state = terminated;
    return terminated;
  }

  #terminated({ container, process }: Slot, ended: Ended, file: string, startedAt: string): Terminated {
    const { exitCode, signal, problem } = ended;
    const log = () =>
      (process?.log.from(0) ?? [])
        .slice(-80)
        .map(({ text }) => text)
        .join("\n");
    const message = problem ?? lastWords(container, read(file), log, exitCode);
    return {
      type: "terminated",
      exitCode,
      ...(signal === undefined ? {} : { signal }),
      reason: problem !== undefined ? "StartError" : exitCode === 0 ? "Completed" : "Error",
      ...(message === "" ? {} : { message }),
      startedAt,
      finishedAt: this.#ports.stamp(),
    };
  }
}

function shown({ container, state, last, restarts, probing }: Slot): ContainerState {
  const { started, ready } = probing ?? { started: false, ready: false };
  return {
    started: state.type === "running" && started,
    ready: state.type === "running" && ready,
    name: textAt(container, "name"),
    image: textAt(container, "image"),
    restarts,
    state,
    ...(last === undefined ? {} : { last }),
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
