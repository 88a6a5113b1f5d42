import {
  TestAllTypes_NestedEnum,
  TestAllTypesSchema,
} from "@bufbuild/cel-spec/cel/expr/conformance/proto3/test_all_types_pb.js";
import { create } from "@bufbuild/protobuf";
import { ValueSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import { evaluateWithMessages, messages } from "../testing/messages.ts";

const p2 = "cel.expr.conformance.proto2.TestAllTypes";
const msg = messages.toValue(
  create(TestAllTypesSchema, {
    singleInt64: 2n ** 62n,
    singleUint64: 5n,
    singleFloat: 1.5,
    singleInt32Wrapper: 0,
    standaloneEnum: TestAllTypes_NestedEnum.BAZ,
    singleStruct: { a: [1, null, true], __proto__: 2 },
    mapBoolUint64: { true: 7n },
    mapInt64String: { "-5": "five" },
    repeatedStringWrapper: [{ value: "w" }],
    nestedType: { case: "singleNestedMessage", value: { bb: 3 } },
  }),
);

describe("fields of messages", () => {
  it.each([
    ["msg.single_int64", "4611686018427387904"],
    ["msg.single_uint64", "5u"],
    ["msg.single_float", "1.5"],
    ["msg.single_int32_wrapper", "0"],
    ["msg.single_int64_wrapper", "null"],
    ["msg.standalone_enum", "2"],
    ["msg.single_struct.a", "[1.0, null, true]"],
    ["msg.map_bool_uint64[true]", "7u"],
    ["msg.map_int64_string[-5]", '"five"'],
    ["msg.repeated_string_wrapper", '["w"]'],
    ["msg.single_nested_message.bb", "3"],
    ["has(msg.single_nested_message)", "true"],
    ["has(msg.single_nested_enum)", "false"],
    ["msg.single_nested_enum", "0"],
    ["msg.?single_string", "optional.none()"],
    ["msg.?single_float", "optional.of(1.5)"],
    ["has(msg.single_string)", "false"],
    ["has(msg.repeated_string_wrapper)", "true"],
    ["dyn(msg).none", "error: no such field 'none'"],
    ["has(dyn(msg).none)", "error: no such field 'none'"],
    ["dyn(msg).?none", "error: no such field 'none'"],
    ["msg.repeated_int64", "[]"],
    ["msg.map_string_string", "{}"],
    ["msg.single_timestamp", 'timestamp("1970-01-01T00:00:00Z")'],
    ["msg.single_duration", 'duration("0s")'],
    ["msg.single_any", "null"],
    ["msg.single_value", "null"],
    ["msg.list_value", "[]"],
    [`${p2}{}.single_int32`, "-32"],
    [`has(${p2}{single_int32: -32}.single_int32)`, "true"],
    ["google.protobuf.Timestamp{seconds: 999999999999999}", "error: timestamp overflow"],
    ["google.protobuf.Duration{seconds: 9223372036854775807}", "error: integer overflow"],
    ["google.protobuf.Any{type_url: 'x/y.Z'}", "error: unknown type: 'x/y.Z'"],
    [
      "google.protobuf.Any{type_url: 'x/google.protobuf.Empty', value: b'\\xff'}",
      "error: unreadable google.protobuf.Any: premature EOF",
    ],
    ["google.protobuf.Any{type_url: 'google.protobuf.Empty'}", "google.protobuf.Empty{}"],
  ])("%s is %s", (source, expected) => {
    expect(evaluateWithMessages(source, { msg })).toBe(expected);
  });

  it("are JSON where the message is", () => {
    const kind = {
      case: "structValue",
      value: { fields: { a: { kind: { case: "numberValue", value: 1 } } } },
    } as const;
    expect(evaluateWithMessages("v.a", { v: messages.toValue(create(ValueSchema, { kind })) })).toBe("1.0");
    expect(evaluateWithMessages("v", { v: messages.toValue(create(ValueSchema)) })).toBe("null");
  });
});
