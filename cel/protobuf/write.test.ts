import { describe, expect, it } from "vitest";
import { evaluateWithMessages } from "../testing/messages.ts";

const T = "cel.expr.conformance.proto3.TestAllTypes";
const wrong = (field: string, why: string) => `error: field type conversion error for ${T}.${field} value type: ${why}`;

describe("messages are made", () => {
  it.each([
    ["TestAllTypes{map_string_string: {'__proto__': 'x'}}.map_string_string['__proto__']", '"x"'],
    ["TestAllTypes{single_struct: {'__proto__': 1}}.single_struct['__proto__']", "1.0"],
    ["TestAllTypes{single_int64: 1, single_int64: 2}.single_int64", "2"],
    [
      "TestAllTypes{single_nested_message: TestAllTypes.NestedMessage{bb: 1}, single_nested_enum: 1}",
      `${T}{single_nested_enum: 1}`,
    ],
    [
      "TestAllTypes{single_nested_message: TestAllTypes.NestedMessage{bb: 1}, single_nested_enum: 1}.single_nested_message",
      `${T}.NestedMessage{}`,
    ],
    ["TestAllTypes{repeated_nested_message: [TestAllTypes.NestedMessage{bb: 1}]}.repeated_nested_message[0].bb", "1"],
    ["TestAllTypes{list_value: [google.protobuf.Empty{}]}.list_value", "[{}]"],
    ["TestAllTypes{?single_int64: optional.none(), ?single_string: optional.of('a')}", `${T}{single_string: "a"}`],
    ["TestAllTypes{single_nested_message: null, single_timestamp: null, single_bool_wrapper: null}", `${T}{}`],
    ["TestAllTypes{single_float: 1e40}.single_float", 'double("+Inf")'],
    ["TestAllTypes{single_int32: 2147483648}", wrong("single_int32", "integer overflow")],
    ["TestAllTypes{single_uint32: 4294967296u}", wrong("single_uint32", "unsigned integer overflow")],
    ["TestAllTypes{standalone_enum: -2147483649}", wrong("standalone_enum", "integer overflow")],
    ["TestAllTypes{single_int32_wrapper: 2147483648}", wrong("single_int32_wrapper", "integer overflow")],
    ["TestAllTypes{single_string: dyn(1)}", wrong("single_string", "type conversion error from 'int' to 'string'")],
    [
      "TestAllTypes{repeated_int64: dyn(['a'])}",
      wrong("repeated_int64", "type conversion error from 'string' to 'int64'"),
    ],
    [
      "TestAllTypes{map_int32_int64: dyn({'a': 1})}",
      wrong("map_int32_int64", "type conversion error from 'string' to 'int32'"),
    ],
    [
      "TestAllTypes{map_int32_int64: dyn({1: 'a'})}",
      wrong("map_int32_int64", "type conversion error from 'string' to 'int64'"),
    ],
    [
      "TestAllTypes{single_struct: dyn(1)}",
      wrong("single_struct", "type conversion error from 'int' to 'google.protobuf.Struct'"),
    ],
    [
      "TestAllTypes{list_value: dyn(null)}",
      wrong("list_value", "type conversion error from 'null_type' to 'google.protobuf.ListValue'"),
    ],
    [
      "TestAllTypes{single_nested_message: dyn(TestAllTypes{})}",
      wrong("single_nested_message", `type conversion error from '${T}' to '${T}.NestedMessage'`),
    ],
    ["TestAllTypes{repeated_int64: dyn(1)}", `error: unsupported field type for ${T}.repeated_int64: int`],
    ["TestAllTypes{map_int32_int64: dyn([1])}", `error: unsupported field type for ${T}.map_int32_int64: list`],
    ["TestAllTypes{single_int6: 1}", "refused: undefined field 'single_int6'"],
    [
      "TestAllTypes{single_int64: 'a'}",
      "refused: expected type of field 'single_int64' is 'int' but provided type is 'string'",
    ],
    ["NoSuchType{}", "refused: undeclared reference to 'NoSuchType' (in container 'cel.expr.conformance.proto3')"],
    ["GlobalEnum.GAZ{}", "refused: 'int' is not a type"],
  ])("%s is %s", (source, expected) => {
    expect(evaluateWithMessages(source)).toBe(expected);
  });
});
