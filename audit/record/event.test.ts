import { expect, test } from "vitest";
import { timeOf } from "../verify/time.ts";
import { encodeEvent } from "./event.ts";

test("a record is a CloudEvent with its time before its data", () => {
  const data = { time: "never" };
  const bytes = encodeEvent({ id: 'a"b', source: "s", type: "t", subject: "x", data }, 1_767_225_600_123);
  expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({
    specversion: "1.0",
    id: 'a"b',
    source: "s",
    type: "t",
    time: "2026-01-01T00:00:00.123Z",
    subject: "x",
    datacontenttype: "application/json",
    data,
  });
  expect(timeOf(bytes)).toBe("2026-01-01T00:00:00.123Z");
});

test("an id is made where none is given, and no subject is no field", () => {
  const [one, two] = [0, 0].map((at) =>
    JSON.parse(Buffer.from(encodeEvent({ source: "s", type: "t", data: 1 }, at)).toString()),
  );
  expect(one.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(one.id).not.toBe(two.id);
  expect("subject" in one).toBe(false);
});
