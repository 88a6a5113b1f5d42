import { describe, expect, test } from "vitest";
import { formatKey } from "../note/key.ts";
import { logSigner, turned } from "../testing/small-log.ts";
import { encodeEvent } from "./event.ts";
import { rotatedTo, rotationEvent } from "./rotation.ts";

const [from, to] = [logSigner(), logSigner()];
const record = encodeEvent({ id: "r", ...rotationEvent(from, to) }, 0);

test("a key takes over by a record that both signed", () => {
  expect(rotatedTo(record, [from.key])).toEqual(to.key);
  expect(rotatedTo(record, [logSigner().key, from.key])).toEqual(to.key);
});

describe("no key takes over", () => {
  test("from one that is not trusted, or of another name", () => {
    expect(rotatedTo(record, [to.key])).toBeUndefined();
    const other = logSigner("log.example/b");
    expect(rotatedTo(encodeEvent(rotationEvent(from, other), 0), [from.key])).toBeUndefined();
  });

  test("without the signature of each", () => {
    const { data, ...event } = rotationEvent(from, to);
    const parts = JSON.parse(JSON.stringify(data));
    for (const signatures of [
      {},
      { from: parts.signatures.from },
      { ...parts.signatures, to: parts.signatures.from },
      null,
    ])
      expect(rotatedTo(encodeEvent({ ...event, data: { ...parts, signatures } }, 0), [from.key])).toBeUndefined();
    const third = formatKey(logSigner().key);
    expect(rotatedTo(encodeEvent({ ...event, data: { ...parts, to: third } }, 0), [from.key])).toBeUndefined();
  });

  test("by any other record, or by bytes that are none", () => {
    expect(
      rotatedTo(encodeEvent({ source: "s", type: "t", data: { record: String(record) } }, 0), [from.key]),
    ).toBeUndefined();
    for (let bit = 0; bit < record.length * 8; bit += 3) {
      const next = rotatedTo(turned(record, bit), [from.key]);
      if (next) expect(next).toEqual(to.key);
    }
  });
});
