import { setTimeout as sleep } from "node:timers/promises";
import type { Key } from "@bubustack/audit/note/key";
import { parseKey } from "@bubustack/audit/note/key";
import type { Signature } from "@bubustack/audit/note/note";
import { formatNote } from "@bubustack/audit/note/note";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import { postTo } from "@bubustack/audit/witness/post";
import type { Submitted } from "@bubustack/audit/witness/submit";
import { submit } from "@bubustack/audit/witness/submit";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";
import type { AuditWitness } from "@bubustack/policies/audit-witnesses-settings";
import type { OpenTools } from "../open.ts";
import type { Accompanied, Companion } from "./accompany.ts";

/** Milliseconds between two checkpoints that a witness is shown, and the most after failures. */
const pace = { everyMs: 10_000, mostMs: 600_000 } as const;

interface Shown {
  readonly name: string;
  readonly key: Key;
  readonly post: ReturnType<typeof postTo>;
  /** The size that it cosigned last; -1 before that is known. */
  size: number;
  failures: number;
  /** By the monotonic clock. */
  notBefore: number;
  said: Submitted["state"] | undefined;
}

/**
 * Shows the last checkpoint to witnesses while the log grows, and keeps what they sign: under the checkpoint, and beside it for the time when that has
 * become another one. Nothing waits for a witness; what they object to is an error in the process's log, and a metric.
 */
export async function showToWitnesses(
  { log: audit, disk }: Accompanied,
  witnesses: readonly AuditWitness[],
  { log, metrics, now }: Pick<OpenTools, "log" | "metrics" | "now">,
  everyMs: number = pace.everyMs,
): Promise<Companion> {
  const results = metrics.counter("bubu_audit_witness_total", "Checkpoints that witnesses were shown.", [
    "witness",
    "result",
  ]);
  const sizes = metrics.gauge("bubu_audit_witnessed_size", "Records up to which a witness has cosigned.", ["witness"]);
  const all = witnesses.flatMap(({ url, key: text }): Shown[] => {
    const key = parseKey(text);
    if (key?.type === "cosignature")
      return [{ name: key.name, key, post: postTo(url), size: -1, failures: 0, notBefore: 0, said: undefined }];
    log.error({ url }, "audit.witnesses: the key is not one of cosignatures; this witness is not asked");
    return [];
  });
  const ended = new AbortController();

  const ask = async (one: Shown, note: string): Promise<Submitted> => {
    try {
      return await submit({ source: disk, note, witness: one.key, old: Math.max(0, one.size), post: one.post });
    } catch {
      return { state: "failed", status: 0 };
    }
  };
  const show = async (one: Shown, note: string): Promise<readonly Signature[]> => {
    const result = await ask(one, note);
    const { state } = result;
    results.add({ witness: one.name, result: state });
    if (state !== "cosigned") {
      one.failures++;
      one.notBefore = now() + Math.min(everyMs * 2 ** one.failures, pace.mostMs);
      const told = one.said === state;
      one.said = state;
      if (!told) log.error({ witness: one.name, result }, "a witness did not cosign the audit log's checkpoint");
      return [];
    }
    Object.assign(one, { size: result.size, failures: 0, said: undefined });
    sizes.set({ witness: one.name }, result.size);
    return [result.signature];
  };
  const round = async (): Promise<void> => {
    const bytes = await disk.read("checkpoint");
    const read = bytes && readCheckpoint(bytes);
    if (!bytes || !read || read.checkpoint.size === 0) return;
    const due = all.filter(({ size, notBefore }) => size < read.checkpoint.size && notBefore <= now());
    const note = Buffer.from(bytes).toString("utf8");
    const signatures = (await Promise.all(due.map((one) => show(one, note)))).flat();
    if (signatures.length === 0) return;
    await audit.cosign(read.note.text, signatures);
    // The log's own signatures, and that of the one witness.
    const own = read.note.signatures.filter(({ name }) => name === read.checkpoint.origin);
    const files = signatures.map((signature) => {
      const kept = formatNote({ text: read.note.text, signatures: [...own, signature] });
      return [witnessedPath(signature.keyId), Buffer.from(kept, "utf8")] as const;
    });
    await disk.put(new Map(files));
  };
  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await round().catch((err: unknown) => log.warn({ err }, "what witnesses signed could not be kept"));
      await sleep(everyMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      ended.abort();
      await running;
      await audit
        .checkpoint()
        .then(round, (err: unknown) => log.warn({ err }, "witnesses were not shown the end of the log"));
    },
  };
}
