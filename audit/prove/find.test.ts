import { expect, test } from "vitest";
import { logSigner, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { findRecord } from "./find.ts";

const more = ['{"id":"7","n":1}', '{"id":"x","data":{"id":"y"}}', '{"id":"a\\"b"}', 'no json with "id":"z"'];
const log = smallLog(logSigner(), [...records(300), ...more.map((text) => Buffer.from(text))]);

test.each([
  ["0", 0],
  ["299", 299],
  ["7", 300],
  ["x", 301],
  ['a"b', 302],
  ["y", undefined],
  ["z", undefined],
  ["none", undefined],
])("id %s is record %s", async (id, index) => expect(await findRecord(sourceOf(log), id)).toBe(index));

test("a log without checkpoint has no records", async () => {
  expect(await findRecord(sourceOf(new Map()), "0")).toBeUndefined();
});
