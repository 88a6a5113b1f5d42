import { CelError } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { construct, JsonPatchPart, ObjectPart, patchTypes } from "./patch-types.ts";

test("names below Object are types, whatever they are", () => {
  for (const name of ["Object", "Object.spec", "Object.any.thing", "JSONPatch"])
    expect(patchTypes.name(name), name).toMatchObject({ kind: "type" });
  for (const name of ["Objects", "object", "JSONPatches"]) expect(patchTypes.name(name), name).toBeUndefined();
  expect(patchTypes.field("Object.spec", "anything")?.kind).toBe("dyn");
  expect(patchTypes.field("JSONPatch", "op")?.kind).toBe("string");
  expect(patchTypes.field("JSONPatch", "toString")).toBeUndefined();
});

test("parts are equal by name and fields", () => {
  const part = (name: string, value: number) => construct(name, new Map([["a", value]]));
  expect((part("Object", 1) as ObjectPart).equals(part("Object", 1))).toBe(true);
  expect((part("Object", 1) as ObjectPart).equals(part("Object", 2))).toBe(false);
  expect((part("Object", 1) as ObjectPart).equals(part("Object.a", 1))).toBe(false);
  expect((part("Object", 1) as ObjectPart).equals(construct("Object", new Map()))).toBe(false);
  expect(part("Object.b", 1)).toBeInstanceOf(ObjectPart);
  expect(String(part("Object.b", 1))).toBe("Object.b");
  const operation = construct("JSONPatch", new Map([["op", "add"]]));
  expect(operation).toBeInstanceOf(JsonPatchPart);
  expect((operation as JsonPatchPart).equals(construct("JSONPatch", new Map([["op", "add"]])))).toBe(true);
  expect(String(operation)).toBe("JSONPatch");
});

test("an operation's words are texts", () => {
  expect(construct("JSONPatch", new Map([["path", 1]]))).toBeInstanceOf(CelError);
});
