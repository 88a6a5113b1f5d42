import { TestAllTypesSchema } from "@bufbuild/cel-spec/cel/expr/conformance/proto3/test_all_types_pb.js";
import { create } from "@bufbuild/protobuf";
import { AnySchema, DurationSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { environment } from "../environment.ts";
import { messages } from "../testing/messages.ts";
import { show } from "../type/type.ts";
import { CelError, Duration } from "../values/value.ts";

const name = "cel.expr.conformance.proto3.TestAllTypes";

describe("the door of protobuf", () => {
  it("gives names to types and to values of enums", () => {
    const { messages: known } = messages;
    expect(known.name(name)).toMatchObject({ kind: "type", type: { kind: "struct", name } });
    expect(known.name(`${name}.NestedEnum.BAZ`)).toMatchObject({ kind: "constant", value: 2 });
    expect([known.name(`${name}.NestedEnum`), known.name("a"), known.name("")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([known.field(name, "none"), known.field("none", "none")]).toEqual([undefined, null]);
    expect(known.fields?.(name)).toContain("single_int64");
    expect(known.fields?.("none")).toEqual([]);
  });

  it("takes messages as variables, and gives them back", () => {
    const message = create(TestAllTypesSchema, { singleInt64: 5n });
    const variables = { m: messages.type(name), d: messages.type("google.protobuf.Duration") };
    const env = environment({ messages: messages.messages, variables, container: "cel.expr.conformance.proto3" });
    const compiled = compile("TestAllTypes{single_int64: m.single_int64 + 1, single_duration: d}", env);
    if ("issues" in compiled) throw new Error(compiled.issues[0]?.message);
    expect(show(compiled.program.type)).toBe(name);
    const { value } = compiled.program.evaluate({
      m: messages.toValue(message),
      d: messages.toValue(create(DurationSchema, { seconds: 2n })),
    });
    expect(messages.toMessage(value)).toMatchObject({
      $typeName: name,
      singleInt64: 6n,
      singleDuration: { seconds: 2n },
    });
  });

  it("gives nothing for what is no message, and an error for one that is not known", () => {
    expect(messages.toMessage(1)).toBeUndefined();
    expect(messages.toMessage(new Duration(5n))).toMatchObject({ nanos: 5 });
    expect(messages.toValue({ $typeName: "none" })).toBeInstanceOf(CelError);
    expect(messages.toValue(create(AnySchema))).toBeInstanceOf(CelError);
  });

  it("names the fields to those who wrote another", () => {
    const env = environment({ messages: messages.messages });
    const compiled = compile(`${name}{}.single_int46`, env);
    expect("issues" in compiled && compiled.issues[0]).toMatchObject({
      message: "undefined field 'single_int46'",
      hint: expect.stringContaining("single_int64"),
    });
  });
});
