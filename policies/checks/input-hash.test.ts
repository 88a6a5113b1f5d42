import { expect, test } from "vitest";
import { host } from "../testing/host.ts";
import { hashFindings } from "./input-hash.ts";

const empty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

test("a hash is that of the canonical inputs", () => {
  expect(hashFindings(["h"], empty, undefined, false, host)).toEqual([]);
  expect(hashFindings(["h"], empty, {}, false, host)).toEqual([]);
  expect(hashFindings(["h"], empty, { a: 1 }, false, host)).toMatchObject([
    { path: ["h"], type: "FieldValueInvalid", replacement: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

test("of inputs in storage only the form counts", () => {
  expect(hashFindings(["h"], "0".repeat(64), { a: 1 }, true, host)).toEqual([]);
  expect(hashFindings(["h"], "0".repeat(63), { a: 1 }, true, host)).toHaveLength(1);
});
