import fc from "fast-check";
import { expect, test } from "vitest";
import { ApiError } from "../status.ts";
import { parseFieldSelector, requiredName } from "./fields.ts";

const object = { metadata: { name: "a", namespace: "n" }, spec: { color: "red", size: 3 } };
const matches = (text: string) =>
  parseFieldSelector(text, { selectableFields: ["spec.color", "spec.size"], custom: true }).matches(object);

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
  expect(() => parseFieldSelector("data.x=1", { selectableFields: [], custom: false })).toThrow(
    '"data.x" is not a known field selector: only "metadata.name", "metadata.namespace"',
  );
  expect(() => matches("nonsense")).toThrow(/invalid selector/);
});

test.each([
  ["metadata.name=x", "x"],
  ["spec.color=red,metadata.name==x", "x"],
  ["metadata.name!=x", ""],
  ["metadata.name=a\\,b", "a,b"],
  ["metadata.name=a/b", ""],
  ["metadata.name=..", ""],
  ["spec.color=red\\,metadata.name=x", ""],
  ["nonsense", ""],
])("the one name that %s leaves is %j", (text, expected) => expect(requiredName(text)).toBe(expected));

test("a selector that names one object selects no other", () => {
  const part = fc.constantFrom("metadata.name", "spec.color", "=", "==", "!=", "a", "b", "red", ",", "\\", "\\,");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      const name = requiredName(text);
      if (name === "" || name === "a") return;
      try {
        expect(matches(text)).toBe(false);
      } catch (error) {
        expect(error).toBeInstanceOf(ApiError);
      }
    }),
    { numRuns: 2000 },
  );
});
