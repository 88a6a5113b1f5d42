import { logGap } from "@bubustack/api/audit/events/log-gap";
import { BubuError } from "@bubustack/api/errors";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { expect, test } from "vitest";
import { Gap, whyOf } from "./gap.ts";

test("what could not be recorded is counted by class and answer, from the first to the last", () => {
  const gap = new Gap();
  expect(gap.take("s")).toBeUndefined();
  gap.add("d1", "resources", false, "disk-full", 1_000);
  gap.add("d2", "access", true, "disk-full", 2_000);
  gap.add("d3", "resources", false, "disk-failed", 3_000);
  expect(gap.open).toBe(true);
  const event = gap.take("log.example/a");
  expect(valueProblems(structural(logGap.data), JSON.parse(JSON.stringify(event?.data)))).toEqual([]);
  expect(event?.data).toEqual({
    from: "1970-01-01T00:00:01.000Z",
    to: "1970-01-01T00:00:03.000Z",
    count: 2,
    refused: 1,
    why: "disk-full",
    classes: { resources: 2, access: 1 },
    first: "d1",
    last: "d3",
  });
  expect(gap.open).toBe(false);
});

test("a gap that could not be recorded either goes on", () => {
  const gap = new Gap();
  gap.add("d1", "resources", false, "disk-full", 1_000);
  const event = gap.take("s");
  gap.add("d2", "resources", true, "overloaded", 2_000);
  if (event) gap.again(event);
  expect(gap.take("s")?.data).toMatchObject({ count: 1, refused: 1, why: "disk-full", first: "d1", last: "d2" });
  if (event) gap.again(event);
  expect(gap.take("s")).toEqual(event);
});

test("why it is says the disk", () => {
  const from = (code: string) =>
    whyOf(new BubuError("audit/unavailable", undefined, { cause: Object.assign(new Error(code), { code }) }));
  expect([from("ENOSPC"), from("EROFS"), from("EIO")]).toEqual(["disk-full", "disk-read-only", "disk-failed"]);
  expect(whyOf(new BubuError("audit/unavailable", "too many records wait"))).toBe("overloaded");
  expect(whyOf(new BubuError("audit/record-size"))).toBe("record-size");
  expect(whyOf("thrown")).toBe("disk-failed");
});
