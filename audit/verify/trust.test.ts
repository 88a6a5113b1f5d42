import { describe, expect, test } from "vitest";
import { cosign } from "../note/cosignature.ts";
import { checkpointOf, logSigner, records } from "../testing/small-log.ts";
import { distrust, readCheckpoint, witnessed } from "./trust.ts";

const signer = logSigner();
const read = readCheckpoint(checkpointOf(signer, records(3)));
if (!read) throw new Error("no checkpoint");

describe("a checkpoint is trusted", () => {
  test("where one of the keys signed it", () => {
    expect(distrust(read, [signer.key])).toBeUndefined();
    expect(distrust(read, [logSigner().key, signer.key])).toBeUndefined();
    expect(distrust(read, [logSigner().key])).toBe("wrong-key");
    expect(distrust(read, [])).toBe("wrong-key");
  });

  test("for the log that the key is of", () => {
    expect(distrust(read, [logSigner("log.example/b").key])).toBe("wrong-origin");
  });

  test("only while no signature in the key's name fails", () => {
    const signatures = [...read.note.signatures, ...read.note.signatures].map((each, at) =>
      at === 0 ? each : { ...each, bytes: new Uint8Array(64) },
    );
    expect(distrust({ ...read, note: { ...read.note, signatures } }, [signer.key])).toBe("bad-signature");
  });
});

test("a signed text that is no checkpoint is not read as one", () => {
  expect(readCheckpoint(Buffer.from("hello\n\n— x AAAAAQA=\n"))).toBeUndefined();
});

test("witnesses count when all of them signed, from the earliest time on", () => {
  const [one, two] = [logSigner("w.example/1", "cosignature"), logSigner("w.example/2", "cosignature")];
  const both = readCheckpoint(checkpointOf(signer, records(3), (text) => [cosign(one, text, 9), cosign(two, text, 5)]));
  expect(both && witnessed(both.note, [one.key, two.key])).toBe(5);
  expect(both && witnessed(both.note, [one.key])).toBe(9);
  expect(both && witnessed(both.note, [])).toBeUndefined();
  expect(witnessed(read.note, [one.key])).toBeUndefined();
});
