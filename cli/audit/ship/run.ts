import { basename, dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { locate } from "@bubustack/audit/files/locate";
import { secretsIn } from "@bubustack/audit/sinks/secrets";
import { shipTo } from "@bubustack/audit/sinks/ship";
import type { ShippingTold } from "@bubustack/audit/sinks/shipper";
import type { Refusal } from "@bubustack/audit/sinks/sink";
import { backoffMs } from "@bubustack/runtime/kube/backoff";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text } from "../../verb.ts";
import { sizeOf } from "../logs.ts";
import { recordReading } from "../reading.ts";
import { sinkIn } from "./sink-file.ts";

/** Failures in a row after which a sink is given up that is not followed. */
const mostFailures = 5;
/** Refusals that an answer for programs lists. */
const mostRefusals = 100;

/** `bubu audit ship`: the records of a log to a sink; 1 where it refused some for good, 2 where it could not be reached. */
export async function run(io: Io, given: Given): Promise<number> {
  const [path = "."] = given.args;
  const { logs, many } = await locate(io.cwd, path);
  const [log] = logs;
  if (many || log === undefined)
    throw new UsageError(`${path} has ${logs.length} logs, and one is sent at a time`, "name the folder of one");
  const json = text(given, "output") === "json";
  if (json && text(given, "sink") === undefined)
    throw new UsageError("-o json without --sink", "records go to standard output as they are; leave -o out");
  const settings = await sinkIn(text(given, "sink"), io);
  const { origin } = await sizeOf(log);
  await recordReading(io, given, { how: "export", logs: [origin] });
  const secrets = text(given, "secrets") ?? (io.env["BUBU_AUDIT_SINKS"] || undefined);
  const follow = on(given, "follow");
  const counted = new Counted(io, settings.name);
  let gaveUp: string | undefined;
  const shipping = await shipTo(settings, {
    source: log.source,
    kept: keptIn(io, text(given, "cursor")),
    secrets: secretsIn(secrets === undefined ? undefined : resolve(io.cwd, secrets), settings.name),
    write: async (bytes) => io.out(Buffer.from(bytes).toString("utf8")),
    now: Date.now,
    pause: async (failures, signal) => {
      if (!follow && failures >= mostFailures) {
        gaveUp = counted.why;
        shipping.end(0);
      } else await sleep(backoffMs(failures, Math.random), undefined, { signal }).catch(() => undefined);
    },
    told: counted.told,
  });
  io.signal.addEventListener("abort", () => shipping.end(0), { once: true });
  if (io.signal.aborted) shipping.end(0);
  await shipping.run(!follow);
  counted.say(origin, shipping.progress?.next ?? 0, json);
  if (gaveUp !== undefined) throw new BubuError("audit/sink", `${settings.name} has not taken everything: ${gaveUp}`);
  return counted.refused > 0 ? exits.findings : exits.clean;
}

/** A file that is written as a whole; without one nothing is kept. */
function keptIn(io: Io, cursor: string | undefined) {
  if (cursor === undefined) return { read: async () => undefined, write: async () => undefined };
  const file = resolve(io.cwd, cursor);
  const disk = folderDisk(dirname(file));
  return {
    read: () => disk.read(basename(file)),
    write: (bytes: Uint8Array) => disk.put(new Map([[basename(file), bytes]])),
  };
}

/** What came of it: on standard error for people, since the records may be on standard output. */
class Counted {
  readonly #io: Io;
  readonly #name: string;
  readonly #refusals: Refusal[] = [];
  #sent = 0;
  #skipped = 0;
  refused = 0;
  why = "";

  constructor(io: Io, name: string) {
    this.#io = io;
    this.#name = name;
  }

  get told(): ShippingTold {
    return {
      sent: (count) => {
        this.#sent += count;
      },
      failed: (why, failures) => {
        this.why = why;
        if (failures === 1) this.#io.err(`note: ${this.#name} did not take records, which are sent again: ${why}\n`);
      },
      recovered: () => this.#io.err(`note: ${this.#name} takes records again\n`),
      refused: (refusals) => {
        for (const { first, last, count, why } of refusals) {
          this.refused += count;
          if (this.#refusals.length < mostRefusals) this.#refusals.push({ first, last, count, why });
          const which = first === last ? `record ${first}` : `${count} of the records ${first} to ${last}`;
          this.#io.err(`refused: ${which}: ${why}\n`);
        }
      },
      skipped: (from, to) => {
        this.#skipped += to - from;
        this.#io.err(`note: records ${from} to ${to - 1} are gone or cannot be read\n`);
      },
      replaced: () =>
        this.#io.err("note: what the cursor keeps is not about this log, which is sent from its beginning\n"),
    };
  }

  say(log: string, next: number, json: boolean): void {
    const [sent, refused, gone] = [this.#sent, this.refused, this.#skipped];
    const more = gone > 0 ? `, ${gone} gone` : "";
    const answer = { version: 1, log, sink: this.#name, sent, refused, gone, next, refusals: this.#refusals };
    if (json) this.#io.out(`${JSON.stringify(answer)}\n`);
    else this.#io.err(`${log}: ${sent} sent, ${refused} refused${more}; the next is ${next}\n`);
  }
}
