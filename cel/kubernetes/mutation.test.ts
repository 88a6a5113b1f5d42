import { describe, expect, it } from "vitest";
import { Frame } from "../plan/frame.ts";
import { answer, evaluate } from "../testing/evaluate.ts";
import * as types from "../type/type.ts";
import { toJson } from "../values/json.ts";
import { mutation } from "./environment.ts";
import { BuiltObject, BuiltPatch, built } from "./mutation.ts";

const env = mutation();

describe("objects and patches", () => {
  it.each([
    ["Object{spec: Object.spec{replicas: 3}}", "Object{spec: Object.spec{replicas: 3}}"],
    ["Object{spec: Object.spec{replicas: 3}}.spec.replicas", "3"],
    ["Object{spec: 1} == Object{spec: 1}", "true"],
    ["Object{spec: Object.spec{a: 1}} == Object{spec: Object.other{a: 1}}", "false"],
    [
      "Object{spec: 1} == JSONPatch{op: 'add'}",
      "refused: found no matching overload for '_==_' applied to '(Object, JSONPatch)'",
    ],
    ["Object{?spec: optional.none()}", "Object{}"],
    ["has(Object{spec: 1}.spec)", "true"],
    ["has(Object{spec: 1}.status)", "false"],
    ["JSONPatch{op: 'add', path: '/a'}.op", '"add"'],
    ["has(JSONPatch{op: 'add'}.path)", "false"],
    ["JSONPatch{op: dyn(1)}", "error: unexpected type int for JSONPatchType 'op' field"],
    ["JSONPatch{op: 1}", "refused: expected type of field 'op' is 'string' but provided type is 'int'"],
    ["JSONPatch{other: 1}", "refused: undefined field 'other'"],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, env)).toBe(expected);
  });

  it("are JSON for whoever applies them", () => {
    const { value } = answer("[JSONPatch{op: 'add', path: '/a', value: Object.a{b: [1]}}]", {}, env, {});
    expect(toJson(value)).toEqual([{ op: "add", path: "/a", from: "", value: { b: [1] } }]);
  });

  it("are for policies that change objects alone", () => {
    expect(evaluate("Object{}")).toMatch(/^refused: /);
    expect(built.name("Objects")).toBeUndefined();
    expect(built.name("Object.spec")?.type.name).toBe("Object.spec");
    expect(
      [
        ["Object.spec", "x"],
        ["JSONPatch", "x"],
        ["Pod", "x"],
      ].map(([type = "", name = ""]) => built.field(type, name)),
    ).toEqual([types.dyn, undefined, null]);
  });

  it("are values of their own", () => {
    const frame = new Frame({}, 0, {});
    expect(built.construct("Object", new Map(), frame)).toBeInstanceOf(BuiltObject);
    expect(built.construct("JSONPatch", new Map(), frame)).toBeInstanceOf(BuiltPatch);
  });
});
