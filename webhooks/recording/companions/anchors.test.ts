import type { Anchor } from "@bubustack/audit/anchors/anchor";
import { parseAnchorName } from "@bubustack/audit/anchors/anchor";
import { openLog } from "@bubustack/audit/log/log";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import type { AuditAnchor } from "@bubustack/policies/audit-anchors-settings";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test, vi } from "vitest";
import { keepInAnchors } from "./anchors.ts";

const event = { source: "s", type: "t", data: {} };
const settings: AuditAnchor = { name: "vault", type: "postgres", address: "postgres://db/audit", seconds: 5 };

/** An anchor in memory that can fail. */
function vault() {
  const kept = new Map<string, Uint8Array>();
  const state = { fails: false };
  const anchor: Anchor = {
    keep: async (name, note) => {
      if (state.fails) throw new Error("away");
      const bytes = kept.get(name);
      if (bytes) return { state: "there", bytes };
      kept.set(name, Uint8Array.from(note));
      return { state: "kept" };
    },
    names: async function* () {
      yield* kept.keys();
    },
    read: async (name) => kept.get(name),
    close: async () => undefined,
  };
  return { kept, state, anchor };
}

async function begun() {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin: "log.example/a" });
  const place = vault();
  const registry = metrics();
  const lines: string[] = [];
  const say = (_: unknown, text?: string) => void lines.push(text ?? "");
  const tools = { log: { ...silentLog(), info: say, warn: say, error: say }, metrics: registry, wall: Date.now };
  const start = () => keepInAnchors({ log, disk }, [settings], {}, tools, async () => place.anchor, 1);
  return { disk, log, ...place, lines, start, rendered: async () => (await registry.render()).body };
}

test("an anchor has the newest checkpoint while the log grows and in the end, and none twice", async () => {
  const { log, kept, start, rendered } = await begun();
  await log.append(event);
  await log.checkpoint();
  const companion = await start();
  await vi.waitFor(() => expect([...kept.keys()]).toEqual(["log.example/a/1"]));
  await log.append(event);
  await log.append(event);
  await companion.stop();
  expect([...kept.keys()]).toEqual(["log.example/a/1", "log.example/a/3"]);
  for (const [name, bytes] of kept) expect(readCheckpoint(bytes)?.checkpoint.size).toBe(parseAnchorName(name)?.size);
  expect(await rendered()).toContain('bubu_audit_anchor_total{anchor="vault",result="kept"} 2');
  await log.close();
});

test("an anchor that fails holds up nothing, lags, is said once, and has all of it afterwards", async () => {
  const { log, kept, state, lines, start, rendered } = await begun();
  state.fails = true;
  const companion = await start();
  await log.append(event);
  await log.checkpoint();
  await vi.waitFor(async () =>
    expect(await rendered()).toMatch(/bubu_audit_anchor_total\{anchor="vault",result="failed"\} [2-9]/),
  );
  expect(await rendered()).toContain('bubu_audit_anchor_lag_records{anchor="vault"} 1');
  expect(lines).toEqual(["an anchor of the audit log does not keep checkpoints"]);
  state.fails = false;
  await vi.waitFor(() => expect([...kept.keys()]).toEqual(["log.example/a/1"]));
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  await companion.stop();
  await log.close();
});

test("another checkpoint of the same size is an error, and is left as it is", async () => {
  const { log, kept, lines, start } = await begun();
  kept.set("log.example/a/1", Buffer.from("of another log"));
  await log.append(event);
  await log.checkpoint();
  const companion = await start();
  await vi.waitFor(() =>
    expect(lines).toEqual(["an anchor has another checkpoint of this size: the audit log was written anew"]),
  );
  await companion.stop();
  expect(kept.size).toBe(1);
  await log.close();
});
