import { expect, test } from "vitest";
import { converter } from "../schema/convert.ts";
import { Double } from "../values/value.ts";
import { Seen } from "./seen.ts";

const convert = converter({
  type: "object",
  properties: { "a-b": { type: "array", items: { type: "number" } } },
});

test("what is below a converted part is taken from there", () => {
  const seen = new Seen({ "a-b": [1] });
  expect(seen.converted(convert)).toEqual({ a__dash__b: [new Double(1)] });
  const failing = () => {
    throw new Error("converted twice");
  };
  expect(seen.field("a-b").element(0).converted(failing)).toEqual(new Double(1));
  expect(seen.field("a-b").raw).toEqual([1]);
});

test("nothing and null are not converted", () => {
  expect(new Seen(null).converted(convert)).toBeUndefined();
  expect(new Seen({}).value("x").converted(convert)).toBeUndefined();
  expect(new Seen([1]).element(5).raw).toBeUndefined();
});
