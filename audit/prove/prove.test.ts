import { describe, expect, test } from "vitest";
import { checkpointOf, logSigner, records, smallLog, sourceOf, timed, turned } from "../testing/small-log.ts";
import { checkProof } from "./check.ts";
import { prove } from "./prove.ts";

const signer = logSigner();
const log = smallLog(signer, records(600));

async function proofOf(index: number, files: ReadonlyMap<string, Uint8Array> = log): Promise<string> {
  const proven = await prove(sourceOf(files), index);
  return "proof" in proven ? proven.proof : `problem: ${proven.problem}`;
}

describe("a proof of a record", () => {
  test.each([0, 1, 255, 256, 511, 512, 599])("number %i holds by itself", async (index) => {
    const answer = checkProof(Buffer.from(await proofOf(index)), [signer.key]);
    expect(answer).toMatchObject({ checked: { index, size: 600, origin: "log.example/a", record: timed(index) } });
  });

  test("of the only record there is no hash", async () => {
    const one = smallLog(signer, records(1));
    expect(checkProof(Buffer.from(await proofOf(0, one)), [signer.key])).toMatchObject({
      checked: { index: 0, size: 1 },
    });
  });
});

describe("there is none", () => {
  const without = (path: string) => new Map([...log].filter(([name]) => name !== path));

  test("of a record that is not there", async () => {
    expect(await proofOf(600)).toBe("problem: the log has 600 records, and no number 600");
  });

  test("without a checkpoint, a bundle, a tile", async () => {
    expect(await proofOf(3, without("checkpoint"))).toContain("no checkpoint");
    expect(await proofOf(3, without("tile/entries/000"))).toContain("record 3 cannot be read");
    expect(await proofOf(3, without("tile/1/000.p/2"))).toContain("tiles are not whole");
  });

  test("of a record that was altered, and from a checkpoint that is another's", async () => {
    const altered = new Map(log);
    altered.set("tile/entries/000", turned(log.get("tile/entries/000") ?? new Uint8Array(), 200));
    expect(await proofOf(0, altered)).toContain("is not what the checkpoint stands for");
    const other = new Map(log);
    other.set("checkpoint", checkpointOf(signer, [timed(9), ...records(599)]));
    expect(await proofOf(0, other)).toContain("is not what the checkpoint stands for");
  });
});
