import { expect, test } from "vitest";
import { Sightings } from "./seen.ts";

const seen = (origin: unknown, size: unknown, checkpoint: unknown = "note") =>
  Buffer.from(JSON.stringify({ type: "io.bubustack.audit.checkpoint.seen.v1", data: { origin, size, checkpoint } }));

test("of each other log the longest is kept, with its record", () => {
  const sightings = new Sightings();
  sightings.read(10, [seen("b", 5), Buffer.from("{}"), seen("c", 1)]);
  sightings.read(13, [seen("b", 9, "longer"), seen("b", 3)]);
  expect(sightings.found).toEqual([
    { index: 13, origin: "b", size: 9, checkpoint: Buffer.from("longer") },
    { index: 12, origin: "c", size: 1, checkpoint: Buffer.from("note") },
  ]);
});

test("what only looks like it is none", () => {
  const sightings = new Sightings();
  const inside = Buffer.from(
    `{"type":"x","data":{"type":"io.bubustack.audit.checkpoint.seen.v1","origin":"b","size":1,"checkpoint":"n"}}`,
  );
  sightings.read(0, [inside, seen(1, 1), seen("b", -1), seen("b", 1.5), seen("b", "1"), seen("b", 1, null)]);
  expect(sightings.found).toEqual([]);
});

test("one log cannot speak of more than 1,000", () => {
  const sightings = new Sightings();
  sightings.read(
    0,
    Array.from({ length: 1_200 }, (_, at) => seen(`log-${at}`, 1)),
  );
  sightings.read(1_200, [seen("log-0", 2)]);
  expect([sightings.found.length, sightings.found[0]?.size]).toEqual([1_000, 2]);
});
