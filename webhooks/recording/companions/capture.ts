import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { isObject } from "@bubustack/api/json";
import { isSecret, sealEntry } from "@bubustack/audit/capture/entry";
import { CaptureFiles, capturesFolder } from "@bubustack/audit/capture/files";
import { alwaysRedacted, redactor } from "@bubustack/audit/capture/redact";
import type { Keyring } from "@bubustack/audit/personal/keyring";
import type { NamespaceKey } from "@bubustack/audit/personal/namespace-key";
import type { AuditCapture } from "@bubustack/policies/audit-capture-settings";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import type { Evidence } from "../evidence.ts";
import type { Offered } from "../offered.ts";
import { linkedOf, sameOf } from "../offered.ts";
import type { Companion } from "./accompany.ts";

export interface CaptureConfig {
  readonly settings: AuditCapture;
  /** Folder of the log. */
  readonly folder: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** Milliseconds that a request may wait until it is written. Default 100. */
  readonly afterMs?: number;
}

/** Why a request is not captured although its namespace and the sample say so, or because it has no namespace. */
const reasons = ["cluster", "secret", "size", "queue", "key", "unreadable", "disk"] as const;

/** Requests that wait at most, their bytes, and the bytes of one. */
const [mostWaiting, mostBytes, largest] = [256, 8 * 1024 * 1024, 256 * 1024];
/** Requests that are written together. */
const together = 16;
/** Milliseconds between two looks for what is too old. */
const tidyMs = 60_000;
const mib = 1024 * 1024;

interface Waiting {
  readonly one: Offered;
  readonly same: string;
  /** The key that its namespace had when it was taken: destroying that one makes it unreadable. */
  readonly key: Promise<NamespaceKey | undefined>;
}

/** Captures requests that are on record already, behind their answers. What does not fit or cannot be written is left out and counted. */
export async function captureReviews(
  { keys }: { readonly keys: Pick<Keyring, "of"> },
  { settings, folder, log, metrics, wall, afterMs = 100 }: CaptureConfig,
): Promise<Companion & { readonly capture: (offered: Offered) => void }> {
  const captured = metrics.counter("bubu_audit_captured_total", "Requests that were captured.", []);
  const dropped = metrics.counter("bubu_audit_capture_dropped_total", "Requests that were not captured.", ["reason"]);
  const drop = (reason: (typeof reasons)[number], count = 1) => dropped.add({ reason }, count);
  captured.add({}, 0);
  for (const reason of reasons) drop(reason, 0);
  const limits = { hours: settings.hours, mostBytes: settings.mostMiB * mib, now: wall };
  const files = await CaptureFiles.open(join(folder, capturesFolder), limits);
  const redact = redactor([...alwaysRedacted, ...settings.redact]);
  const waiting: Waiting[] = [];
  let bytes = 0;

  /** A line for the file, or why there is none. */
  const lineOf = async ({ one, same, key: found }: Waiting) => {
    const key = await found;
    // A key that namespaces share is not destroyed when one of them is forgotten.
    if (key?.name.startsWith(`${one.evidence.subject.namespace}/`) !== true) return { reason: "key" } as const;
    const request = requestIn(one.bytes);
    if (request === undefined) return { reason: "unreadable" } as const;
    return isSecret(request)
      ? ({ reason: "secret" } as const)
      : { line: sealEntry(key, linkedOf(one, same), request, redact) };
  };
  const drain = async () => {
    while (waiting.length > 0) {
      const some = waiting.splice(0, together);
      const lines: string[] = [];
      for (const each of some) {
        bytes -= each.one.bytes.length;
        const made = await lineOf(each).catch(() => ({ reason: "unreadable" }) as const);
        if ("line" in made) lines.push(made.line);
        else drop(made.reason);
        // Decisions go first.
        await turn();
      }
      if (lines.length > 0)
        try {
          await files.append(lines.join(""));
          captured.add({}, lines.length);
        } catch (err) {
          drop("disk", lines.length);
          log.warn({ err, count: lines.length }, "requests could not be captured; their decisions are on record");
        }
    }
  };

  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const run = (task: () => Promise<void>) => {
    running ??= task().finally(() => {
      running = undefined;
      if (waiting.length > 0) later();
    });
  };
  const later = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      run(drain);
    }, afterMs).unref();
  };
  const tidy = () =>
    files.tidy().catch((err: unknown) => log.warn({ err }, "old captures could not be deleted; it is tried again"));
  const tidying = setInterval(() => run(tidy), tidyMs).unref();
  run(tidy);
  return {
    capture(one) {
      if (!asksFor(settings, one.evidence)) return;
      const same = sameOf(one.evidence);
      // All webhooks that are asked about one request come to the same.
      if (Number.parseInt(same.slice(0, 8), 16) % 100 >= settings.samplePercent) return;
      const why = leftOut(one);
      if (why !== undefined) return drop(why);
      const { length } = one.bytes;
      if (waiting.length >= mostWaiting || bytes + length > mostBytes) return drop("queue");
      bytes += length;
      waiting.push({ one, same, key: keys.of(one.evidence.subject.namespace).catch(() => undefined) });
      later();
    },
    async stop() {
      clearInterval(tidying);
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
      await drain();
      await files.close();
    },
  };
}

/** Whether settings ask for such requests. What mutates is not asked for: what was made of it comes to the others. */
function asksFor({ namespaces }: AuditCapture, { webhook, subject: { namespace } }: Evidence): boolean {
  if (namespaces.length === 0 || /mutate/.test(webhook)) return false;
  return (
    namespace === "" ||
    namespaces.some((one) => (one.endsWith("*") ? namespace.startsWith(one.slice(0, -1)) : namespace === one))
  );
}

/** Why one is left out all the same. */
function leftOut({ evidence: { subject, asked }, bytes }: Offered): "cluster" | "secret" | "size" | undefined {
  if (subject.namespace === "") return "cluster";
  if (asked.secret || asked.resource === "secrets") return "secret";
  return bytes.length > 0 && bytes.length <= largest ? undefined : "size";
}

function requestIn(review: Uint8Array) {
  const { request } = JSON.parse(Buffer.from(review.buffer, review.byteOffset, review.length).toString("utf8"));
  return isObject(request) ? request : undefined;
}
