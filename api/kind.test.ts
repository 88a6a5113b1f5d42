import { expect, expectTypeOf, test } from "vitest";
import type { ObjectOf } from "./kind.ts";
import { apiVersion, kind } from "./kind.ts";
import { enums, object, optional, string } from "./schema.ts";

const Thing = kind({
  group: "example.org",
  kind: "Thing",
  plural: "things",
  singular: "thing",
  shortNames: [],
  categories: [],
  scope: "Namespaced",
  description: "A thing.",
  columns: [],
  spec: object("What is wanted.", { colour: enums("Its colour.", ["red", "blue"]), note: optional(string("A note.")) }),
  status: object("What is.", {}),
});

test("the root requires spec and nothing else", () => {
  expect(apiVersion(Thing)).toBe("example.org/v1alpha1");
  expect(Thing.selectableFields).toEqual([]);
  const { schema } = Thing;
  if (schema.type !== "object") throw new Error("the root is an object");
  const required = Object.entries(schema.fields).filter(([, field]) => field.optional !== true);
  expect(required.map(([name]) => name)).toEqual(["spec"]);
});

test("objects of a kind have a static type", () => {
  expectTypeOf<ObjectOf<typeof Thing>["spec"]>().toEqualTypeOf<{
    readonly colour: "red" | "blue";
    readonly note?: string;
  }>();
});
