import { describe, expect, test } from "vitest";
import { logSigner, records, smallLog } from "../testing/small-log.ts";
import { leafHash } from "../tree/hash.ts";
import { Settling } from "./settling.ts";

const all = records(600);
const wanted = new Map([...smallLog(logSigner(), all)].filter(([path]) => path !== "checkpoint"));

function settled(settling: Settling, into: Map<string, Uint8Array>): void {
  for (const [path, bytes] of settling.take().files) into.set(path, bytes);
}

describe("records become the files of the layout", () => {
  test.each([1, 7, 255, 256, 257, 600])("settled every %i records", (step) => {
    const settling = new Settling();
    const files = new Map<string, Uint8Array>();
    for (const [at, record] of all.entries()) {
      expect(settling.add(record)).toEqual(leafHash(record));
      if ((at + 1) % step === 0) settled(settling, files);
    }
    settled(settling, files);
    for (const [path, bytes] of wanted) expect(Buffer.compare(files.get(path) ?? new Uint8Array(), bytes)).toBe(0);
  });

  test("a full tile takes the place of partial ones", () => {
    const settling = new Settling();
    for (const record of all.slice(0, 256)) settling.add(record);
    const { size, files, overtaken } = settling.take();
    expect([size, [...files.keys()].sort()]).toEqual([256, ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]]);
    expect([...overtaken].sort()).toEqual(["tile/0/000.p", "tile/entries/000.p"]);
  });

  test("what could not be written is written the next time", () => {
    const settling = new Settling();
    for (const record of all.slice(0, 300)) settling.add(record);
    const failed = settling.take();
    for (const record of all.slice(300)) settling.add(record);
    settling.again(failed);
    expect(settling.backlog).toBe(4);
    const files = new Map<string, Uint8Array>();
    settled(settling, files);
    expect([...files.keys()].sort()).toEqual([...wanted.keys()].sort());
    expect(settling.backlog).toBe(0);
  });
});
