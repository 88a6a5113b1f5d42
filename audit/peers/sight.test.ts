import { describe, expect, test } from "vitest";
import type { Takeover } from "../log/takeovers.ts";
import { toBase64 } from "../note/base64.ts";
import { formatKey } from "../note/key.ts";
import type { Signer } from "../note/signer.ts";
import { rotationEvent } from "../record/rotation.ts";
import { naiveConsistency } from "../testing/naive-tree.ts";
import { checkpointOf, logSigner, origin, records } from "../testing/small-log.ts";
import { leafHash } from "../tree/hash.ts";
import type { Known, Told } from "./sight.ts";
import { sight } from "./sight.ts";

const signer = logSigner();
const all = records(20);
const others = records(21).slice(1);

function told(size: number, more: Partial<Told> = {}, by: Signer = signer, of = all): Told {
  const checkpoint = Buffer.from(checkpointOf(by, of.slice(0, size))).toString("utf8");
  return { origin, uid: "1", key: formatKey(signer.key), takeovers: [], checkpoint, ...more };
}

function proven(from: number, size: number, of = all): NonNullable<Told["consistency"]> {
  return { from, proof: naiveConsistency(from, of.slice(0, size).map(leafHash)).map(toBase64) };
}

function known(size: number): Known {
  const seen = sight(told(size));
  if (!("known" in seen)) throw new Error("not believed");
  return seen.known;
}

const takeover = (from: Signer, to: Signer) => rotationEvent(from, to).data as Takeover;

describe("what a log says is believed", () => {
  test("where its key signed it, and again where it has grown", () => {
    expect(sight(told(7))).toMatchObject({ news: true, checkpoint: { origin, size: 7 } });
    expect(sight(told(7), known(7))).toEqual({ news: false });
    expect(sight(told(20), known(7))).toMatchObject({ news: true, checkpoint: { size: 20 } });
    expect(sight(told(20, { consistency: proven(7, 20) }), known(7))).toMatchObject({ news: true });
  });

  test("from a key that took over, and not from one for which nobody signed", () => {
    const next = logSigner();
    const takeovers = [takeover(signer, next)];
    expect(sight(told(9, { takeovers }, next), known(7))).toMatchObject({ known: { key: formatKey(next.key) } });
    expect(sight(told(9, { takeovers }), known(7))).toMatchObject({ news: true });
    expect(sight(told(9, {}, next), known(7))).toEqual({ fault: "wrong-key" });
    expect(sight(told(9, { takeovers: [takeover(next, next)] }, next), known(7))).toEqual({ fault: "wrong-key" });
  });
});

describe("what is wrong is named", () => {
  test("a log that is shorter than before", () => {
    expect(sight(told(6), known(7))).toEqual({ fault: "rollback" });
  });

  test("one of the same size with other records, and one that does not begin with what it was", () => {
    expect(sight(told(7, {}, signer, others), known(7))).toEqual({ fault: "fork" });
    const forked = told(20, { consistency: proven(7, 20, others) }, signer, others);
    expect(sight(forked, known(7))).toEqual({ fault: "fork" });
    expect(sight(told(20, { consistency: { from: 7, proof: ["no hash"] } }), known(7))).toEqual({ fault: "fork" });
  });

  test("another log of the same name, even one that signs", () => {
    expect(sight(told(9, { uid: "2" }), known(7))).toEqual({ fault: "replaced" });
  });

  test("what is no checkpoint, or that of another log", () => {
    expect(sight(told(7, { checkpoint: "nothing" }))).toEqual({ fault: "wrong-key" });
    expect(sight(told(7, { origin: "log.example/b" }))).toEqual({ fault: "wrong-key" });
    expect(sight(told(7, { key: "no key" }))).toEqual({ fault: "wrong-key" });
    expect(sight(told(7, {}, logSigner()))).toEqual({ fault: "wrong-key" });
  });
});
