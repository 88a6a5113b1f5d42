import { isOf, openEntry, sealEntry } from "@bubustack/audit/capture/entry";
import { openLog } from "@bubustack/audit/log/log";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { readStretch } from "@bubustack/audit/verify/part";
import { expect, test } from "vitest";
import { evidence, key } from "../testing/evidence.ts";
import { finding, request, storyObject, verdict } from "../testing/reviews.ts";
import { decidedEvent } from "./decided.ts";
import { linkedOf, sameOf } from "./offered.ts";

const receipt = { index: 0, leaf: new Uint8Array(32) };
const at = { log: "log.example/a", at: 5 };
const of = (...given: Parameters<typeof evidence>) =>
  linkedOf({ evidence: evidence(...given), receipt, ...at }, sameOf(evidence(...given)));

test("webhooks that are asked about one request say the same of it, and not of another one", () => {
  const same = of({ uid: "one" }).same;
  expect(of({ uid: "two" }, { verdict: verdict() }, "policy-fail", "another").same).toBe(same);
  for (const other of [
    { object: storyObject({ labels: { a: "b" } }) },
    { operation: "UPDATE", oldObject: storyObject() },
    { userInfo: { username: "grace" } },
    { dryRun: true },
    { subResource: "status" },
  ])
    expect(of(other).same).not.toBe(same);
});

test("it says what policies came to, where they were asked", () => {
  const by = (rule: string) => ({ verdict: verdict({ allowed: false, findings: [finding({ rule })] }) });
  expect(of().policies).toBe("allowed");
  expect(of({}, by("clusterpolicies/p/r")).policies).toBe("refused");
  expect(of({}, by("policies/default/p/r")).policies).toBe("refused");
  expect(of({}, by("story/name")).policies).toBeUndefined();
});

test("a capture is of the record that was written of its decision: both digests of the object are the same", async () => {
  const odd = { "<&>": "\u2028", b: 1e21, a: [-0, "\ud83d"], ä: null, z: { 10: 1, 9: 2 } };
  const overrides = { object: { ...storyObject(), spec: odd } };
  const given = evidence(overrides);
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin: at.log });
  const recording = { source: at.log, key, sealed: true };
  const taken = await log.append(decidedEvent(given, recording, { us: 1, verified: true }));
  await log.append(decidedEvent({ ...given, decision: "another" }, recording, { us: 1, verified: true }));
  await log.close();
  const line = sealEntry(
    key,
    linkedOf({ evidence: given, receipt: taken, ...at }, ""),
    request(overrides),
    (value) => value,
  );
  const entry = await openEntry(line, async () => key);
  if ("problem" in entry) throw new Error(entry.problem);
  const { records } = await readStretch(disk, 0, log.size);
  const found = records.state === "whole" ? records.items.map((record) => isOf(entry, record)) : [];
  expect([entry.whole, found]).toEqual([true, [true, false]]);
});
