import { retentionDeleted } from "@bubustack/api/audit/events/retention-deleted";
import { expect, test } from "vitest";
import { encodeEvent } from "../record/event.ts";
import { tombstoneIn } from "./tombstone.ts";

const [example] = retentionDeleted.examples;

function record(data: unknown): Uint8Array {
  return encodeEvent({ id: "1", source: "log.example/a", type: retentionDeleted.type, data }, Date.UTC(2026, 2, 1));
}

test("a tombstone is read from the record that its type describes", () => {
  expect(tombstoneIn(70_000, record(example))).toEqual({
    number: 70_000,
    time: "2026-03-01T00:00:00.000Z",
    from: 0,
    to: 65_536,
    root: example?.["root"],
  });
});

test("it stands for whole bundles before its own", () => {
  expect(tombstoneIn(65_535, record(example))).toBe("malformed");
  expect(tombstoneIn(70_000, record({ ...example, from: 1 }))).toBe("malformed");
  expect(tombstoneIn(70_000, record({}))).toBe("malformed");
  expect(tombstoneIn(70_000, Buffer.from(`{"type":"${retentionDeleted.type}","data":{}}`))).toBe("malformed");
});

test("other records are none", () => {
  expect(tombstoneIn(3, Buffer.from("{}"))).toBeUndefined();
  expect(tombstoneIn(3, Buffer.from(`"type":"${retentionDeleted.type}"`))).toBeUndefined();
});
