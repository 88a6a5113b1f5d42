import { expect, test } from "vitest";
import { rootSchema } from "../metadata-schema.ts";
import { define } from "./define.ts";

test("what is not said follows from the kind", () => {
  const thing = define({ group: "g.io", kind: "Thing", namespaced: true, schema: rootSchema("A Thing.", {}) });
  expect(thing).toMatchObject({
    version: "v1",
    resource: "things",
    singular: "thing",
    listKind: "ThingList",
    custom: false,
    status: false,
  });
  expect(thing.columns.map(({ name }) => name)).toEqual(["Name", "Age"]);
  expect(thing.compiled()).toBe(thing.compiled());
});
