import { TestAllTypesSchema } from "@bufbuild/cel-spec/cel/expr/conformance/proto3/test_all_types_pb.js";
import { create } from "@bufbuild/protobuf";
import { StructSchema, ValueSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import { holderOf, isBare, isPlainStruct, localOf, property } from "./local.ts";
import type { DescMessage } from "./runtime.ts";

function field(desc: DescMessage, name: string) {
  const found = desc.fields.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

describe("what the package holds", () => {
  it("stands under the name of the field, or of its group", () => {
    const message = create(TestAllTypesSchema, {
      singleString: "a",
      nestedType: { case: "singleNestedEnum", value: 1 },
    });
    expect(localOf(message, field(TestAllTypesSchema, "single_string"))).toBe("a");
    expect(localOf(message, field(TestAllTypesSchema, "single_nested_enum"))).toBe(1);
    expect(localOf(message, field(TestAllTypesSchema, "single_nested_message"))).toBeUndefined();
    expect(property(null, "a")).toBeUndefined();
  });

  it("is bare or plain for some messages", () => {
    const wrapper = field(TestAllTypesSchema, "single_int64_wrapper");
    expect(wrapper.message && isBare(wrapper, wrapper.message)).toBe(true);
    const listed = field(TestAllTypesSchema, "repeated_int64_wrapper");
    expect(listed.message && isBare(listed, listed.message)).toBe(false);
    expect(isPlainStruct(field(TestAllTypesSchema, "single_struct"), StructSchema)).toBe(true);
    expect(isPlainStruct(field(ValueSchema, "struct_value"), StructSchema)).toBe(false);
    expect(holderOf(field(ValueSchema, "struct_value"))).toBe("google.protobuf.Value");
  });
});
