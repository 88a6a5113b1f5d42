import { openLog } from "@bubustack/audit/log/log";
import { parsePromise } from "@bubustack/audit/note/promised";
import { keyring } from "@bubustack/audit/personal/keyring";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { readStretch } from "@bubustack/audit/verify/part";
import { verifyLog } from "@bubustack/audit/verify/verify";
import type { AuditSettings } from "@bubustack/policies/audit-settings";
import { defaultAuditSettings } from "@bubustack/policies/audit-settings";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/policies/testing/host";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import { answer } from "../answer.ts";
import { bytesOf, request, table, verdict } from "../testing/reviews.ts";
import { recordingInstruments } from "./metrics.ts";
import type { Offered } from "./offered.ts";
import { createRecorder } from "./recorder.ts";

/** A recorder with a log in memory, and the records that are on its disk. */
async function recording(onFailure: Partial<AuditSettings["onFailure"]> = {}, capture?: (offered: Offered) => void) {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin: "log.example/a", promises: true });
  const failed: unknown[] = [];
  let open = true;
  const recorder = createRecorder({
    opened: () => (open ? { log, keys: keyring(disk), ...(capture && { capture }) } : undefined),
    settings: { ...defaultAuditSettings, onFailure: { ...defaultAuditSettings.onFailure, ...onFailure } },
    digests: host,
    instruments: recordingInstruments(metrics(), () => log),
    now: () => performance.now(),
    wall: () => 0,
    onFailed: (error) => void failed.push(error),
  });
  const records = async () => {
    await log.checkpoint();
    const { records: stretch } = await readStretch(disk, 0, log.size);
    const items = stretch.state === "whole" ? stretch.items : [];
    return items.map((bytes) => JSON.parse(Buffer.from(bytes).toString()));
  };
  const answered = (overrides: Parameters<typeof request>[0] = {}) =>
    answer(
      { webhook: "validate", bytes: bytesOf(request(overrides)), decision: "5f0c9a7712be3d41" },
      {
        kinds: table,
        judge: () => ({ verdict: verdict({ digest: "d".repeat(64) }) }),
        settings: defaultSettings,
        host,
        fetch: () => [],
        leftMs: () => 1_000,
        recording: true,
      },
    );
  const close = async () => {
    await recorder.stop();
    await log.close();
  };
  const shut = () => {
    open = false;
  };
  return { disk, log, recorder, failed, records, answered, close, shut };
}
const responseOf = ({ body }: { readonly body: string | Buffer }) => JSON.parse(String(body)).response;
const asking = (leftMs: number) => ({ ms: 1, leftMs, verified: true });
const full = () => Object.assign(new Error("no space left on device"), { code: "ENOSPC" });

test("an answer leaves with the promise of a log that has its record", async () => {
  const { log, disk, recorder, records, answered, close } = await recording();
  const response = responseOf(await recorder.record(await answered(), asking(1_000)));
  expect(response.allowed).toBe(true);
  const promise = parsePromise(response.auditAnnotations.promise);
  expect(promise?.index).toBe(0);
  expect(await records()).toMatchObject([
    { id: response.auditAnnotations.decision, data: { verdict: "allowed", caller: "verified" } },
  ]);
  const since = [Buffer.from(promise?.note ?? "")];
  expect((await verifyLog(disk, { key: log.key, since })).faults).toEqual([]);
  await close();
});

test("bytes of a judging worker get it as well", async () => {
  const { recorder, answered, close } = await recording();
  const told = await answered();
  const sent = await recorder.record({ ...told, body: Buffer.from(told.body) }, asking(1_000));
  expect(parsePromise(responseOf(sent).auditAnnotations.promise)).toBeDefined();
  await close();
});

test("while the disk is full, what must be on record is refused with a code, and the rest says that it is not", async () => {
  const { disk, recorder, records, answered, failed, close } = await recording();
  disk.fail = (operation) => (operation === "write" || operation === "put" ? full() : undefined);
  const refused = await recorder.record(await answered(), asking(1_000));
  expect(responseOf(refused)).toMatchObject({ allowed: false, status: { code: 503 } });
  expect(responseOf(refused).status.message).toContain("audit/unavailable");
  expect(refused.record).toMatchObject({ allowed: false, unjudged: "audit/unavailable" });
  const marked = responseOf(await recorder.record(await answered({ operation: "DELETE" }), asking(1_000)));
  expect(marked).toMatchObject({ allowed: true, auditAnnotations: { promise: "none: disk-full" } });
  expect(failed).toHaveLength(2);
  disk.fail = () => undefined;
  await recorder.record(await answered(), asking(1_000));
  await recorder.stop();
  const all = await records();
  expect(all.map(({ type }) => type.split(".").slice(3, 5).join("."))).toEqual(["admission.decided", "log.gap"]);
  expect(all[1].data).toMatchObject({ count: 1, refused: 1, why: "disk-full", classes: { workflows: 1, cleanup: 1 } });
  await close();
});

test("the installation says which classes are refused", async () => {
  const { recorder, answered, shut, close } = await recording({ workflows: "mark", cleanup: "deny" });
  shut();
  expect(responseOf(await recorder.record(await answered(), asking(1_000))).allowed).toBe(true);
  expect(responseOf(await recorder.record(await answered({ operation: "DELETE" }), asking(1_000))).allowed).toBe(false);
  await close();
});

test("a disk that does not answer is waited for no longer than the review has time", async () => {
  const { disk, recorder, answered } = await recording();
  disk.cut(() => 1);
  expect(responseOf(await recorder.record(await answered(), asking(60)))).toMatchObject({ allowed: false });
  await recorder.record(await answered({ operation: "DELETE" }), asking(60)).then((sent) => {
    expect(responseOf(sent).auditAnnotations.promise).toBe("none: overloaded");
  });
});

test("what is on record is offered to what captures, and an answer leaves whatever becomes of that", async () => {
  const told: Offered[] = [];
  const { recorder, answered, disk, failed, close } = await recording({ workflows: "mark" }, (one) => {
    told.push(one);
    throw new Error("no capture");
  });
  const bytes = bytesOf(request());
  const { auditAnnotations } = responseOf(await recorder.record(await answered(), { ...asking(1_000), bytes }));
  const promise = parsePromise(auditAnnotations.promise);
  const receipt = { index: 0, leaf: promise?.leaf };
  const { decision } = auditAnnotations;
  expect(told).toMatchObject([{ evidence: { decision }, log: "log.example/a", receipt, bytes, at: 0 }]);
  expect(failed).toHaveLength(1);
  disk.fail = () => full();
  await recorder.record(await answered(), { ...asking(1_000), bytes });
  disk.fail = () => undefined;
  expect(told).toHaveLength(1);
  await close();
});

test("what is no answer is noted, if need be later, and what has no evidence passes as it is", async () => {
  const { disk, recorder, records, answered, close } = await recording();
  disk.fail = () => full();
  await recorder.note({ type: "io.bubustack.audit.test.v1", data: { a: 1 } });
  disk.fail = () => undefined;
  await recorder.stop();
  const { evidence: _, ...bare } = await answered();
  expect(await recorder.record(bare, asking(1_000))).toBe(bare);
  expect(await records()).toMatchObject([{ source: "log.example/a", data: { a: 1 } }]);
  await close();
});
