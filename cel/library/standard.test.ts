import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("the names of types", () => {
  it.each([
    ["int", "int"],
    ["type(1) == int", "true"],
    ["google.protobuf.Timestamp", "google.protobuf.Timestamp"],
    ["null_type", "null_type"],
    ["string == type('')", "true"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
