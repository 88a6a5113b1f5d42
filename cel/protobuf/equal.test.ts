import { TestAllTypesSchema } from "@bufbuild/cel-spec/cel/expr/conformance/proto3/test_all_types_pb.js";
import { create, fromBinary } from "@bufbuild/protobuf";
import { EmptySchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import { evaluateWithMessages, messages } from "../testing/messages.ts";
import { Effort } from "../values/effort.ts";
import { equal } from "../values/equal.ts";

describe("equality of messages", () => {
  it.each([
    ["TestAllTypes{single_int64: 1} == TestAllTypes{single_int64: 1}", "true"],
    ["TestAllTypes{single_double: double('NaN')} == TestAllTypes{single_double: double('NaN')}", "false"],
    ["TestAllTypes{repeated_int64: [1, 2]} == TestAllTypes{repeated_int64: [2, 1]}", "false"],
    ["TestAllTypes{single_bytes: b'ab'} == TestAllTypes{single_bytes: b'ab'}", "true"],
    [
      "TestAllTypes{map_string_string: {'a': '1', 'b': '2'}} == TestAllTypes{map_string_string: {'b': '2', 'a': '1'}}",
      "true",
    ],
    ["TestAllTypes{map_string_string: {'a': '1'}} == TestAllTypes{map_string_string: {'b': '1'}}", "false"],
    ["TestAllTypes{single_struct: {'a': [1, {}]}} == TestAllTypes{single_struct: {'a': [1, {}]}}", "true"],
    ["TestAllTypes{single_struct: {'a': [1]}} == TestAllTypes{single_struct: {'a': {'0': 1}}}", "false"],
    ["TestAllTypes{single_value: 1} == TestAllTypes{single_value: 1.0}", "true"],
    ["TestAllTypes{single_bool_wrapper: false} == TestAllTypes{}", "false"],
    ["TestAllTypes{single_any: 1} == TestAllTypes{single_any: 1u}", "false"],
    [
      "TestAllTypes{single_any: TestAllTypes{map_string_string: {'a': '1', 'b': '2'}}} == TestAllTypes{single_any: TestAllTypes{map_string_string: {'b': '2', 'a': '1'}}}",
      "true",
    ],
    ["dyn(TestAllTypes{}) == NestedTestAllTypes{}", "false"],
    ["dyn(TestAllTypes{}) == {}", "false"],
    ["dyn({}) == TestAllTypes{}", "false"],
    ["TestAllTypes{} in [dyn(1), TestAllTypes{}]", "true"],
  ])("%s is %s", (source, expected) => {
    expect(evaluateWithMessages(source)).toBe(expected);
  });

  it("counts fields that nobody declares by their bytes", () => {
    const read = (...bytes: number[]) => messages.toValue(fromBinary(EmptySchema, new Uint8Array(bytes)));
    expect(equal(read(8, 1, 16, 2), read(16, 2, 8, 1))).toBe(true);
    expect(equal(read(8, 1), read(8, 2))).toBe(false);
    expect(equal(read(8, 1, 8, 1), read(8, 1))).toBe(false);
    expect(equal(read(), read(8, 1))).toBe(false);
  });

  it("spends what it takes", () => {
    const large = () =>
      messages.toValue(create(TestAllTypesSchema, { repeatedInt64: new Array<bigint>(5000).fill(1n) }));
    const effort = new Effort();
    const before = effort.left;
    expect(equal(large(), large(), effort)).toBe(true);
    expect(before - effort.left).toBeGreaterThan(5000);
  });
});
