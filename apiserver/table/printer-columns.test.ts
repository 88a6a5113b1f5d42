import { expect, test } from "vitest";
import { printerColumns } from "./printer-columns.ts";

const now = Date.parse("2026-01-01T01:00:00Z");
const cell = (type: string, value: unknown) =>
  printerColumns([{ name: "C", type, jsonPath: ".v" }])[1]?.cell({ v: value } as never, now);

test("cells follow their type", () => {
  expect(cell("string", 5)).toBe("5");
  expect(cell("string", { a: 1 })).toBe('{"a":1}');
  expect(cell("integer", 5.7)).toBe(5);
  expect(cell("integer", "5")).toBeNull();
  expect(cell("number", 5.5)).toBe(5.5);
  expect(cell("boolean", true)).toBe(true);
  expect(cell("boolean", "true")).toBeNull();
  expect(cell("date", "2026-01-01T00:00:00Z")).toBe("60m");
  expect(cell("date", "today")).toBe("<invalid>");
  expect(cell("string", undefined)).toBeNull();
});

test("Name comes first, and Age where nothing is given", () => {
  expect(printerColumns([]).map(({ name }) => name)).toEqual(["Name", "Age"]);
  expect(
    printerColumns([{ name: "C", type: "string", jsonPath: ".v", priority: 1 }]).map(({ name, priority }) => [
      name,
      priority,
    ]),
  ).toEqual([
    ["Name", undefined],
    ["C", 1],
  ]);
});
