import { TestAllTypesSchema } from "@bufbuild/cel-spec/cel/expr/conformance/proto3/test_all_types_pb.js";
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { messages } from "../testing/messages.ts";
import { extent } from "../values/effort.ts";
import { toJson } from "../values/json.ts";
import { show, typeOf } from "../values/show.ts";
import { Message } from "./message.ts";

const value = messages.toValue(create(TestAllTypesSchema, { singleInt64: 1n, repeatedString: ["a", "b"] }));

describe("a message", () => {
  it("reads as the expression that makes it", () => {
    expect(show(value)).toBe('cel.expr.conformance.proto3.TestAllTypes{single_int64: 1, repeated_string: ["a", "b"]}');
    expect(typeOf(value).name).toBe("cel.expr.conformance.proto3.TestAllTypes");
  });

  it("is JSON of the fields that are set, and as large as they are", () => {
    expect(toJson(value)).toEqual({ single_int64: 1, repeated_string: ["a", "b"] });
    expect(extent(value)).toBeGreaterThan(4);
  });

  it("reads each field once", () => {
    const first = value instanceof Message ? value.get("repeated_string") : undefined;
    expect(value instanceof Message && value.get("repeated_string")).toBe(first);
  });
});
