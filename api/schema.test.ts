import { describe, expect, expectTypeOf, test } from "vitest";
import type { Json, JsonObject } from "./json.ts";
import type { Static } from "./schema.ts";
import {
  anyJson,
  anyObject,
  boolean,
  duration,
  enums,
  integer,
  intOrString,
  list,
  map,
  number,
  object,
  optional,
  quantity,
  ref,
  string,
  time,
} from "./schema.ts";

const everything = object("All of it.", {
  name: string("A text."),
  note: optional(string("A text that may be left out.")),
  mode: enums("A word.", ["a", "b"], { default: "a" }),
  on: boolean("A switch."),
  count: integer("A whole number."),
  share: number("A number."),
  since: time("A time."),
  wait: duration("A duration."),
  memory: quantity("A quantity."),
  port: intOrString("A port."),
  any: anyJson("Anything."),
  free: anyObject("A free-form object."),
  list: list("A list.", object("An item.", { key: string("Its key.") })),
  map: map("A map.", integer("A value.")),
});

describe("the static type of a schema", () => {
  test("follows from the constructors", () => {
    expectTypeOf<Static<typeof everything>>().toEqualTypeOf<{
      readonly name: string;
      readonly mode: "a" | "b";
      readonly on: boolean;
      readonly count: number;
      readonly share: number;
      readonly since: string;
      readonly wait: string;
      readonly memory: string;
      readonly port: number | string;
      readonly any: Json;
      readonly free: JsonObject;
      readonly list: readonly { readonly key: string }[];
      readonly map: { readonly [key: string]: number };
      readonly note?: string;
    }>();
    expect(everything.type).toBe("object");
  });
});

test("integers are 32 bits wide unless said otherwise", () => {
  expect(integer("A number.")).toEqual({ type: "integer", description: "A number.", format: "int32" });
  expect(integer("A number.", { format: "int64" })).toMatchObject({ format: "int64" });
});

test("times, durations and quantities are texts that say what they mean", () => {
  expect(time("T.")).toEqual({ type: "string", description: "T.", format: "date-time", meaning: "time" });
  expect(duration("D.")).toEqual({ type: "string", description: "D.", meaning: "duration" });
  expect(quantity("Q.")).toEqual({ type: "string", description: "Q.", meaning: "quantity" });
});

test("a shared schema takes another description and keeps its shape", () => {
  const shared = object("Shared.", { a: string("A.") });
  const used = ref("Used here.", shared, { default: {} });
  if (used.type !== "object" || shared.type !== "object") throw new Error("both are objects");
  expect(used.fields).toBe(shared.fields);
  expect(used).toMatchObject({ description: "Used here.", default: {} });
  expect(shared.description).toBe("Shared.");
});

test("optional marks a copy", () => {
  const plain = string("A text.");
  expect(optional(plain).optional).toBe(true);
  expect(plain.optional).toBeUndefined();
});
