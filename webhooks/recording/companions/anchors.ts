import { setTimeout as sleep } from "node:timers/promises";
import type { Anchor } from "@bubustack/audit/anchors/anchor";
import { anchorName } from "@bubustack/audit/anchors/anchor";
import { openAnchor } from "@bubustack/audit/anchors/open";
import { secretsIn } from "@bubustack/audit/sinks/secrets";
import { reasonOf } from "@bubustack/audit/sinks/sink";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import type { AuditAnchor } from "@bubustack/policies/audit-anchors-settings";
import type { AuditConfig, OpenTools } from "../open.ts";
import type { Accompanied, Companion } from "./accompany.ts";

/** Milliseconds that an anchor has for a checkpoint, and for the last one when the replica ends. */
const limits = { answer: 20_000, last: 3_000 } as const;

type Told = Pick<OpenTools, "log" | "metrics" | "wall">;

interface Kept {
  readonly name: string;
  readonly everyMs: number;
  readonly anchor: Anchor;
  /** Records of the newest checkpoint that it has of this log, as far as this process knows. */
  size: number;
  /** What was said last; the same is not said again. */
  said: string;
}

/**
 * Brings the newest signed checkpoint, with what witnesses have signed by then, to each anchor at its interval while the log grows. Nothing waits for an
 * anchor. One that fails, or has another checkpoint of that size, is said once until that changes.
 */
export async function keepInAnchors(
  { log: audit, disk }: Pick<Accompanied, "log" | "disk">,
  anchors: readonly AuditAnchor[],
  { secrets }: Pick<AuditConfig, "secrets">,
  { log, metrics, wall }: Told,
  open: typeof openAnchor = openAnchor,
  secondMs = 1_000,
): Promise<Companion> {
  const results = metrics.counter("bubu_audit_anchor_total", "Checkpoints that anchors were given.", [
    "anchor",
    "result",
  ]);
  const lag = metrics.gauge("bubu_audit_anchor_lag_records", "Records above an anchor's newest checkpoint.", [
    "anchor",
  ]);
  const all = await Promise.all(
    anchors.map(async (settings): Promise<Kept> => {
      const { name, seconds } = settings;
      for (const result of ["kept", "failed", "conflict"]) results.add({ anchor: name, result }, 0);
      const anchor = await open(settings, secretsIn(secrets, name), wall);
      return { name, everyMs: seconds * secondMs, anchor, size: 0, said: "kept" };
    }),
  );
  const unhook = metrics.onRender(() => {
    for (const { name, size } of all) lag.set({ anchor: name }, Math.max(0, audit.size - size));
  });
  const ended = new AbortController();

  const say = (one: Kept, result: "kept" | "failed" | "conflict", why: string): void => {
    const { name: anchor } = one;
    results.add({ anchor, result });
    const before = one.said;
    one.said = result;
    if (before === result) return;
    if (result === "kept") log.info({ anchor }, "an anchor of the audit log keeps checkpoints again");
    else if (result === "failed") log.warn({ anchor, why }, "an anchor of the audit log does not keep checkpoints");
    else log.error({ anchor, why }, "an anchor has another checkpoint of this size: the audit log was written anew");
  };
  const bring = async (one: Kept, ms: number): Promise<void> => {
    const bytes = await disk.read("checkpoint");
    const read = bytes && readCheckpoint(bytes);
    if (!bytes || !read || read.checkpoint.size <= one.size) return;
    const { origin, size } = read.checkpoint;
    const name = anchorName(origin, size);
    const kept = await one.anchor.keep(name, bytes, AbortSignal.timeout(ms));
    if (kept.state === "there" && readCheckpoint(kept.bytes)?.note.text !== read.note.text)
      return say(one, "conflict", name);
    one.size = size;
    say(one, "kept", name);
  };
  const round = (one: Kept, ms: number) =>
    bring(one, ms).catch((error: unknown) => say(one, "failed", reasonOf(error)));
  const run = async (one: Kept): Promise<void> => {
    while (!ended.signal.aborted) {
      await round(one, limits.answer);
      await sleep(one.everyMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = all.map(run);
  return {
    async stop() {
      ended.abort();
      await Promise.all(running);
      await audit.checkpoint().catch(() => undefined);
      await Promise.all(all.map((one) => round(one, limits.last)));
      await Promise.all(all.map(({ anchor }) => anchor.close()));
      unhook();
    },
  };
}
