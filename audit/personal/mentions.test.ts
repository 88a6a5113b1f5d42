import { expect, test } from "vitest";
import { logSigner, smallLog, sourceOf } from "../testing/small-log.ts";
import { mentionsOf } from "./mentions.ts";

const record = (at: number, actor: object) =>
  Buffer.from(JSON.stringify({ time: new Date(Date.UTC(2026, 0, 1) + at * 1_000).toISOString(), data: { actor } }));
const records = Array.from({ length: 300 }, (_, at) => {
  if (at % 3 === 0) return record(at, { sealed: "abc", key: "a/1" });
  return at % 3 === 1 ? record(at, { username: "ada", key: "a/2" }) : record(at, { sealed: "x", key: "ab/1" });
});
const source = sourceOf(smallLog(logSigner(), records));

test("records that name a key are counted, and those whose names are encrypted", async () => {
  expect(await mentionsOf(source, 300, "a/1")).toEqual({
    ...{ records: 100, sealed: 100 },
    ...{ first: "2026-01-01T00:00:00.000Z", last: "2026-01-01T00:04:57.000Z" },
  });
  expect(await mentionsOf(source, 300, "a/")).toMatchObject({ records: 200, sealed: 100 });
  expect(await mentionsOf(source, 300, "c/")).toEqual({ records: 0, sealed: 0 });
});
