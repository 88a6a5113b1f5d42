import { expect, test } from "vitest";
import { readSource } from "../source/source.ts";
import { judging, story } from "../testing/sample.ts";
import { sortSource } from "./subjects.ts";

const sort = (text: string, named = true) => sortSource(readSource("a.yaml", Buffer.from(text)), { ...judging, named });
const rules = (text: string, named = true) => sort(text, named).findings.map(({ rule, message }) => [rule, message]);

test("objects get the namespace that kubectl would give them", () => {
  expect(sort(story("a")).subjects[0]?.object).toMatchObject({ metadata: { name: "a", namespace: "default" } });
});

test("lists are their items; other kinds are counted", () => {
  const { subjects, foreign } = sort(
    `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap}\n- {apiVersion: bubustack.io/v1alpha1, kind: Story, metadata: {name: a}, spec: {}}\n`,
  );
  expect([subjects.map(({ name }) => name), foreign]).toEqual([["a"], 1]);
});

test.each([
  ["just text", "file/not-an-object", "the document is not an object"],
  ["a: 1", "file/not-an-object", "apiVersion and kind are missing"],
  ["kind: Story", "file/not-an-object", "apiVersion is missing"],
  ["apiVersion: 1\nkind: Story", "file/not-an-object", "apiVersion is not text"],
  [
    "apiVersion: bubustack.io/v1alpha1\nkind: Storey",
    "file/unknown-version",
    'there is no kind "Storey" in this group',
  ],
  ["apiVersion: bubustack.io/v1\nkind: Story", "file/unknown-version", 'Story has no version "bubustack.io/v1"'],
  ["a: [", "file/unparsable", expect.any(String)],
  [story("A_b"), "file/metadata", '"A_b" is not a valid name'],
])("%j", (text, rule, message) => {
  expect(rules(text)[0]).toEqual([rule, message]);
});

test("in a folder, YAML that is no object is passed over; half an object is not", () => {
  expect(rules("a: 1", false)).toEqual([]);
  expect(sort("a: 1", false).foreign).toBe(1);
  expect(rules("kind: Story\nmetadata: {}", false)).toHaveLength(1);
});

test("a kind of our groups that this release does not know is skipped, not passed", () => {
  expect(sort("apiVersion: bubustack.io/v1alpha1\nkind: Calendar\nmetadata: {name: i}").skipped).toMatchObject([
    { rule: "file/unknown-kind", reason: 'kind "Calendar" is not known to this release', object: { name: "i" } },
  ]);
});

test("an alias bomb is measured, not expanded", () => {
  const rows = Array.from({ length: 20 }, (_, at) => `    k${at + 1}: &k${at + 1} [*k${at}, *k${at}, *k${at}]`);
  expect(rules(`${story("a")}  x:\n    k0: &k0 [x]\n${rows.join("\n")}`)[0]?.[0]).toBe("file/too-large");
});
