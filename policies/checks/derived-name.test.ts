import { expect, test } from "vitest";
import { line } from "../finding.ts";
import { derivedName } from "./derived-name.ts";

const said = (metadata: object) =>
  derivedName({ metadata }, "a-1", "its key").map((found) => line({ ...found, rule: "r" }));

test("only the derived name will do", () => {
  expect(said({ name: "a-1" })).toEqual([]);
  expect(said({ name: "b" })).toEqual([
    'metadata.name: "b" is not the name that follows from its key; write "a-1" [r]',
  ]);
  expect(said({})).toEqual(['metadata.name: "" is not the name that follows from its key; write "a-1" [r]']);
});

test("a generated name is none, before and after the API server has filled it in", () => {
  const refused =
    'metadata.generateName: "a-" would make another name each time; leave it out, and write metadata.name [r]';
  expect(said({ generateName: "a-" })).toEqual([refused]);
  expect(said({ generateName: "a-", name: "a-x" })).toHaveLength(2);
});
