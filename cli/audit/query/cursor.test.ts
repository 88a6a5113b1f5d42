import { expect, test } from "vitest";
import { formatCursor, parseCursor, placesAfter } from "./cursor.ts";

const hit = (log: string, number: number) => ({ log, number, event: {} });

test("each log goes on behind what it answered last", () => {
  const before = new Map([["c", 4]]);
  expect(placesAfter(before, [hit("a", 9), hit("b", 3), hit("a", 7)], true)).toEqual(
    new Map([
      ["c", 4],
      ["a", 6],
      ["b", 2],
    ]),
  );
  expect(placesAfter(new Map(), [hit("a", 9)], false)).toEqual(new Map([["a", 10]]));
});

test("a cursor is read again, in its order alone", () => {
  const places = new Map([["log.example/a", 6]]);
  expect(parseCursor(formatCursor(places, true), true)).toEqual(places);
  expect(() => parseCursor(formatCursor(places, true), false)).toThrow("--after");
  for (const given of ["", "x", Buffer.from('{"order":"newest","at":{"a":"1"}}').toString("base64url")])
    expect(() => parseCursor(given, true)).toThrow("--after");
});
