import { expect, test } from "vitest";
import { checkpointOf, logSigner, origin, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { verifyLogs } from "../verify/several.ts";
import { reportsAsText } from "../verify/show.ts";
import { besides } from "./assure.ts";
import type { Pulled } from "./pull.ts";

const signer = logSigner();
const plain = (text: string) => text;

/** An anchor that keeps checkpoints over these records. */
function anchor(...kept: readonly (readonly Uint8Array[])[]): Pulled {
  const notes = kept.map((all) => ({ name: `${origin}/${all.length} of vault`, bytes: checkpointOf(signer, all) }));
  return { anchor: "vault", notes };
}

async function verified(anchors: readonly Pulled[], size = 300, complete = false) {
  const logs = [{ path: "log", source: sourceOf(smallLog(signer, records(size))) }];
  const more = besides(anchors);
  const since = await more.since(logs, complete);
  return await more.judged(await verifyLogs(logs, { keys: [signer.key], since, complete }), logs);
}

test("a log that begins with all that is kept is anchored until the last record of the newest checkpoint", async () => {
  const reports = await verified([anchor(records(7), records(260)), anchor(records(270))]);
  expect(reports.logs[0]?.report).toMatchObject({
    assurance: "anchored",
    anchoredSize: 260,
    anchoredUntil: "2026-01-01T00:04:19.000Z",
    faults: [],
  });
  const paint = { red: plain, green: plain };
  expect(reportsAsText(reports, paint)).toContain("assurance: anchored until 2026-01-01T00:04:19.000Z\n");
});

test("where one of the anchors has nothing of the log it is not anchored", async () => {
  const reports = await verified([anchor(records(7)), { anchor: "empty", notes: [] }]);
  expect(reports.logs[0]?.report).toMatchObject({ assurance: "self-signed", faults: [] });
  expect(reports.logs[0]?.report).not.toHaveProperty("anchoredUntil");
});

test("a log that was written anew, or is shorter than it was, is named with the records", async () => {
  const anew = await verified([anchor(records(7), records(9).slice(1))]);
  expect(anew.logs[0]?.report).toMatchObject({ assurance: "self-signed", faults: [{ code: "fork", from: 0, to: 8 }] });
  const shorter = await verified([anchor(records(310))]);
  expect(shorter.logs[0]?.report).toMatchObject({ faults: [{ code: "rollback", from: 300, to: 310 }] });
});

test("a checkpoint of another log is none of this one's, and shows that the other is missing where all should be there", async () => {
  const other = logSigner("log.example/b");
  const text = Buffer.from(checkpointOf(signer, records(5))).toString();
  const bytes = Buffer.from(text.replaceAll(origin, other.key.name));
  const foreign = {
    anchor: "vault",
    notes: [...anchor(records(7)).notes, { name: "log.example/b/5 of vault", bytes }],
  };
  expect((await verified([foreign])).faults).toBe(0);
  expect((await verified([foreign], 300, true)).absent).toEqual([
    { origin: "log.example/b", size: 5, by: "log.example/b/5 of vault" },
  ]);
});

test("what no key of the log has signed, or is no checkpoint, is a fault", async () => {
  const forged = checkpointOf(logSigner(), records(7));
  for (const [bytes, code] of [
    [forged, "wrong-key"],
    [Buffer.from("nothing"), "checkpoint-malformed"],
  ] as const)
    expect((await verified([{ anchor: "vault", notes: [{ name: "x", bytes }] }])).logs[0]?.report.faults).toEqual([
      { code },
    ]);
});
