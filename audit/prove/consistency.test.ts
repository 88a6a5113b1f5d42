import { expect, test } from "vitest";
import { naiveConsistency } from "../testing/naive-tree.ts";
import { logSigner, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { leafHash } from "../tree/hash.ts";
import { proveConsistency } from "./consistency.ts";

const all = records(600);
const leaves = all.map(leafHash);
const files = smallLog(logSigner(), all);

test("tiles give the proof that RFC 6962 describes", async () => {
  for (const older of [0, 1, 2, 255, 256, 257, 512, 599, 600]) {
    const proof = await proveConsistency(sourceOf(files), older, 600);
    expect(proof?.map((hash) => Buffer.from(hash))).toEqual(
      naiveConsistency(older, leaves).map((hash) => Buffer.from(hash)),
    );
  }
});

test("there is none from a larger tree, nor where tiles are gone", async () => {
  expect(await proveConsistency(sourceOf(files), 601, 600)).toBeUndefined();
  const without = new Map([...files].filter(([path]) => !path.startsWith("tile/0/")));
  expect(await proveConsistency(sourceOf(without), 3, 600)).toBeUndefined();
});
