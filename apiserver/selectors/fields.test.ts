import { expect, test } from "vitest";
import { parseFieldSelector } from "./fields.ts";

const object = { metadata: { name: "a", namespace: "n" }, spec: { color: "red", size: 3 } };
const matches = (text: string) => parseFieldSelector(text, ["spec.color", "spec.size"]).matches(object);

test.each([
  ["", true],
  ["metadata.name=a", true],
  ["metadata.name==b", false],
  ["metadata.name!=b,metadata.namespace=n", true],
  ["spec.color=red", true],
  ["spec.size=3", true],
  ["spec.color!=red", false],
])("%s is %s", (text, expected) => expect(matches(text)).toBe(expected));

test("unknown fields and nonsense are refused", () => {
  expect(() => matches("spec.other=1")).toThrow("field label not supported: spec.other");
  expect(() => matches("nonsense")).toThrow(/invalid selector/);
});

test("knows the one name that it allows; escapes count", () => {
  expect(parseFieldSelector("metadata.name=x", []).name).toBe("x");
  expect(parseFieldSelector("metadata.name!=x", []).name).toBeUndefined();
  expect(parseFieldSelector("metadata.name=a\\,b", []).name).toBe("a,b");
});
