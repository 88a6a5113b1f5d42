import { describe, expect, it } from "vitest";
import { evaluateWithMessages, registry } from "../testing/messages.ts";
import { CelError } from "../values/value.ts";
import { listMessage, pack, structMessage, valueMessage } from "./wrap.ts";

describe("values in messages that hold any", () => {
  it.each([
    ["TestAllTypes{single_any: 1}.single_any", "1"],
    ["TestAllTypes{single_any: 1u}.single_any", "1u"],
    ["TestAllTypes{single_any: 1.5}.single_any", "1.5"],
    ["TestAllTypes{single_any: true}.single_any", "true"],
    ["TestAllTypes{single_any: 'a'}.single_any", '"a"'],
    ["TestAllTypes{single_any: b'a'}.single_any", 'b"a"'],
    ["TestAllTypes{single_any: null}.single_any", "null"],
    ["has(TestAllTypes{single_any: null}.single_any)", "true"],
    ["TestAllTypes{single_any: [1, {'a': null}]}.single_any", '[1.0, {"a": null}]'],
    ["TestAllTypes{single_any: {'a': [true]}}.single_any", '{"a": [true]}'],
    ["TestAllTypes{single_any: duration('1s')}.single_any", 'duration("1s")'],
    ["TestAllTypes{single_any: TestAllTypes{single_any: 1}}.single_any.single_any", "1"],
    ["TestAllTypes{single_value: [1, 'a', {'b': null}, true]}.single_value", '[1.0, "a", {"b": null}, true]'],
  ])("%s is %s", (source, expected) => {
    expect(evaluateWithMessages(source)).toBe(expected);
  });

  it("refuse what has no form there", () => {
    expect(pack(new CelError("x"), registry)).toBeInstanceOf(CelError);
    expect(pack([{ a: new CelError("x") }], registry)).toBeInstanceOf(CelError);
    expect(evaluateWithMessages("TestAllTypes{single_any: type(1)}")).toMatch(/from 'type' to 'google.protobuf.Any'$/);
    expect(evaluateWithMessages("TestAllTypes{single_value: {1: 2}}")).toMatch(/from 'int' to 'string'$/);
  });

  it("are messages of JSON", () => {
    expect(valueMessage("a")).toMatchObject({ kind: { case: "stringValue", value: "a" } });
    expect(listMessage([null])).toMatchObject({ values: [{ kind: { case: "nullValue" } }] });
    expect(structMessage({ a: 1 })).toMatchObject({ fields: { a: { kind: { case: "numberValue", value: 1 } } } });
  });
});
