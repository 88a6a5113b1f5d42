import { expect, test } from "vitest";
import { sizeFindings } from "./payload.ts";

test("a payload is measured in bytes of the API server's encoding", () => {
  expect(sizeFindings(["spec", "inputs"], { a: "x" }, 9)).toEqual([]);
  expect(sizeFindings(["spec", "inputs"], undefined, 0)).toEqual([]);
  expect(sizeFindings(["spec", "inputs"], { a: "<" }, 9)).toEqual([
    {
      path: ["spec", "inputs"],
      type: "FieldValueTooLong",
      message: "is 14 bytes of JSON",
      fix: "keep it to 9 bytes, or pass a reference to storage",
    },
  ]);
});
