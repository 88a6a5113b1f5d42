import { TestAllTypesSchema } from "@bufbuild/cel-spec/cel/expr/conformance/proto3/test_all_types_pb.js";
import { describe, expect, it } from "vitest";
import { show } from "../type/type.ts";
import { fieldType, messageType } from "./types.ts";

describe("types of fields", () => {
  it.each([
    ["single_int32", "int"],
    ["single_fixed64", "uint"],
    ["single_float", "double"],
    ["single_bytes", "bytes"],
    ["single_bool", "bool"],
    ["single_string", "string"],
    ["standalone_enum", "int"],
    ["single_any", "any"],
    ["single_struct", "map(string, dyn)"],
    ["list_value", "list(dyn)"],
    ["single_value", "dyn"],
    ["single_timestamp", "timestamp"],
    ["single_duration", "duration"],
    ["single_uint32_wrapper", "wrapper(uint)"],
    ["single_nested_message", "cel.expr.conformance.proto3.TestAllTypes.NestedMessage"],
    ["repeated_int64", "list(int)"],
    ["map_bool_uint64", "map(bool, uint)"],
    ["map_int32_enum", "map(int, int)"],
  ])("%s is %s", (name, expected) => {
    const field = TestAllTypesSchema.fields.find((one) => one.name === name);
    expect(field && show(fieldType(field))).toBe(expected);
  });

  it("are of the language for messages that are well known", () => {
    expect(show(messageType("google.protobuf.BoolValue"))).toBe("wrapper(bool)");
    expect(messageType("google.protobuf.Empty").kind).toBe("struct");
  });
});
