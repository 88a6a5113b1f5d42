import type { LogGap } from "@bubustack/api/audit/events/log-gap";
import { BubuError } from "@bubustack/api/errors";
import type { Digests } from "@bubustack/api/names/digests";
import type { Log, Receipt } from "@bubustack/audit/log/log";
import { formatPromise } from "@bubustack/audit/note/promised";
import type { Keyring } from "@bubustack/audit/personal/keyring";
import type { Event } from "@bubustack/audit/record/event";
import type { AuditSettings } from "@bubustack/policies/audit-settings";
import type { Sent } from "../answer.ts";
import { finished } from "../answer.ts";
import type { Webhook } from "../respond.ts";
import type { Arrived } from "../reviewer.ts";
import { actEvent } from "./acts.ts";
import { classOf } from "./classes.ts";
import { Deadlines } from "./deadlines.ts";
import { decidedEvent } from "./decided.ts";
import { edgeEvents } from "./edges.ts";
import type { Evidence } from "./evidence.ts";
import { usedEvents } from "./exceptions.ts";
import { Gap, whyOf } from "./gap.ts";
import type { RecordingInstruments } from "./metrics.ts";
import type { Offered } from "./offered.ts";
import { placeOf } from "./place.ts";
import { Repeated } from "./repeated.ts";

type Body = Sent["body"];

/** Something that happened, in the log that it is written to. */
export type Note = Omit<Event, "source">;

/** What is known of the call that is answered. */
export interface Asking {
  /** Milliseconds that judging took. */
  readonly ms: number;
  /** Milliseconds that are left of its time. */
  readonly leftMs: number;
  /** The caller has shown that it is the API server. */
  readonly verified: boolean;
  /** The review as it came, for what may capture it. */
  readonly bytes?: Uint8Array;
}

/** Sees to it that a decision is on record before its answer leaves. */
export interface Recorder {
  /** Answers what came before, byte for byte, with the answer that it had; else with what `make` makes. */
  once(webhook: Webhook, came: Pick<Arrived, "bytes" | "verified">, make: () => Promise<Body>): Promise<Body>;
  /**
   * The answer to send, once its record is on disk. Where it cannot be recorded in the time that is left, the settings say whether it is refused
   * instead, or marked. Never throws.
   */
  record(answered: Sent, call: Asking): Promise<Sent>;
  /** Records something that is no answer. What cannot be recorded yet is kept, and recorded as soon as it can. */
  note(event: Note): Promise<void>;
  stop(): Promise<void>;
}

export interface RecorderConfig {
  /** The log and its keys; undefined while it cannot be opened. */
  readonly opened: () => Opened | undefined;
  readonly settings: AuditSettings;
  readonly digests: Digests;
  readonly instruments: RecordingInstruments;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** Told of what could not be recorded. */
  readonly onFailed: (error: unknown) => void;
}

export interface Opened {
  readonly log: Pick<Log, "append" | "waiting" | "size" | "key">;
  readonly keys: Pick<Keyring, "of">;
  /** Told of each request that is on record; absent: nothing is captured. */
  readonly capture?: (offered: Offered) => void;
}

/** Milliseconds that an answer takes to leave once it is clear that there is no record. */
const marginMs = 50;
/** Milliseconds between attempts to say what could not be recorded. */
const retryMs = 1_000;
/** Notes that are kept while they cannot be recorded. */
const mostKept = 1_000;

export function createRecorder(config: RecorderConfig): Recorder {
  const { opened, settings, digests, instruments, now, wall } = config;
  const repeated = new Repeated(now);
  const gap = new Gap();
  const deadlines = new Deadlines(now, late);

  const write = async (evidence: Evidence, { ms, verified }: Asking): Promise<Receipt> => {
    const { log, keys } = opened() ?? unopened();
    const source = log.key.name;
    const key = await keys.of(evidence.subject.namespace);
    const recording = { source, key, sealed: settings.personal === "sealed" };
    const act = actEvent(evidence, recording, digests);
    const more = [
      ...usedEvents(evidence, source),
      ...edgeEvents(evidence, source),
      ...(act === undefined ? [] : [act]),
    ];
    const decided = decidedEvent(evidence, recording, { us: ms * 1_000, verified });
    // In one turn, so that they go to the disk together.
    const taken = log.append(decided);
    if (more.length > 0) await Promise.all([taken, ...more.map((event) => log.append(event))]);
    const receipt = await taken;
    instruments.recorded(decided.type);
    for (const { type } of more) instruments.recorded(type);
    return receipt;
  };

  const sayGap = async (): Promise<void> => {
    const { log } = opened() ?? unopened();
    const event = gap.take(log.key.name);
    if (event === undefined) return;
    try {
      await log.append(event);
      instruments.recorded(event.type);
    } catch (error) {
      gap.again(event);
      throw error;
    }
  };
  const offer = (evidence: Evidence, bytes: Uint8Array | undefined, receipt: Receipt): void => {
    const { log, capture } = opened() ?? {};
    if (log === undefined || capture === undefined || bytes === undefined) return;
    try {
      capture({ evidence, bytes, receipt, log: log.key.name, at: wall() });
    } catch (error) {
      // The decision is on record: its answer leaves, whatever becomes of a capture.
      config.onFailed(error);
    }
  };
  let kept: readonly Note[] = [];
  const note = async (event: Note): Promise<void> => {
    try {
      const { log } = opened() ?? unopened();
      await log.append({ ...event, source: log.key.name });
      instruments.recorded(event.type);
    } catch (error) {
      config.onFailed(error);
      kept = [...kept, event].slice(-mostKept);
    }
  };
  const catchUp = async (): Promise<void> => {
    if (opened() === undefined) return;
    const again = kept;
    kept = [];
    for (const event of again) await note(event);
    if (gap.open) await sayGap().catch(config.onFailed);
  };
  const retry = setInterval(() => void catchUp(), retryMs);
  retry.unref();

  return {
    once: (webhook, came, make) => repeated.once(webhook, came, make),
    async record(answered, call) {
      const { evidence } = answered;
      if (evidence === undefined) return answered;
      const start = now();
      try {
        const receipt = await deadlines.within(write(evidence, call), call.leftMs - marginMs);
        instruments.committed(now() - start);
        offer(evidence, call.bytes, receipt);
        const { note } = receipt;
        return promised(answered, evidence, note === undefined ? "recorded" : formatPromise({ ...receipt, note }));
      } catch (error) {
        config.onFailed(error);
        const kind = classOf(evidence);
        const refuse = settings.onFailure[kind] === "deny";
        const why = error === late ? "overloaded" : whyOf(error);
        gap.add(evidence.decision, kind, refuse, why, wall());
        instruments.unrecorded(kind, refuse ? "refused" : "marked");
        return refuse ? refusal(evidence, digests) : promised(answered, evidence, unrecorded(why));
      }
    },
    note,
    async stop() {
      clearInterval(retry);
      await catchUp();
    },
  };
}

/** What stands in the audit annotation of an answer that has no record. */
function unrecorded(why: LogGap["why"]): string {
  return `none: ${why}`;
}

function unopened(): never {
  throw new BubuError("audit/unavailable", "the audit log is not open", { cause: new Error("not open") });
}

const late = new BubuError("audit/unavailable", "the record was not on disk in time");

/** Puts a text into the place that the answer has for it. */
function promised(answered: Sent, { decision }: Evidence, text: string): Sent {
  const { body } = answered;
  const place = placeOf(decision);
  if (typeof body === "string") return { ...answered, body: body.replace(place, () => text) };
  const at = body.indexOf(place);
  if (at < 0) return answered;
  const parts = [body.subarray(0, at), Buffer.from(text, "utf8"), body.subarray(at + place.length)];
  return { ...answered, body: Buffer.concat(parts) };
}

function refusal(evidence: Evidence, digests: Digests): Sent {
  const { subject, webhook, decision } = evidence;
  return finished({ webhook, decision }, subject, { refusal: new BubuError("audit/unavailable") }, digests);
}
