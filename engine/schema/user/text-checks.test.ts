import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test("length is counted in characters", () => {
  expect(judged({ minLength: 2 }, "😀")).toEqual(["minLength"]);
  expect(judged({ maxLength: 1 }, "😀")).toEqual([]);
  expect(judged({ maxLength: 1 }, "ab")).toEqual(["maxLength"]);
});

test("patterns match anywhere, formats as a whole", () => {
  expect(judged({ pattern: "b+" }, "abbc")).toEqual([]);
  expect(judged({ pattern: "^b" }, "abb")).toEqual(["pattern"]);
  expect(judged({ format: "ipv4" }, "1.2.3.4 ")).toEqual(["format"]);
  expect(judged({ format: "duration" }, "anything")).toEqual([]);
  expect(judged({ format: "toString" }, "anything")).toEqual([]);
});
