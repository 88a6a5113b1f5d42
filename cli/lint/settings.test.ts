import { defaultSettings } from "@bubustack/policies/settings";
import { expect, test } from "vitest";
import { readSource } from "../source/source.ts";
import { readSettings } from "./settings.ts";

const read = (text: string) => readSettings(readSource("s.yaml", Buffer.from(text)));

test("what is given replaces the defaults", () => {
  expect(read("maxRetries: 5")).toEqual({ ...defaultSettings, maxRetries: 5 });
  expect(read("")).toEqual(defaultSettings);
});

test.each([
  ["maxRetrys: 5", "maxRetrys: is not a setting"],
  ["maxRetries: 11", "maxRetries: is 11; use 10 or less"],
  ["crossNamespace: alow", 'crossNamespace: "alow" is not one of "deny", "grant", "allow"; write "allow"'],
  ["a: 1\na: 2", 's.yaml:2:1: key "a" is given twice'],
  ["[]", "is an array"],
])("%j is refused", (text, message) => {
  expect(() => read(text)).toThrow(message);
});
