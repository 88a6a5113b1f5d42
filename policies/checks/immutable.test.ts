import { expect, test } from "vitest";
import { line } from "../finding.ts";
import { changedFields, changedMetadata } from "./immutable.ts";

const said = (found: ReturnType<typeof changedFields>) => found.map((one) => line({ ...one, rule: "r" }));

test("fields are compared by value, absent ones too", () => {
  const old = { a: { x: 1, y: 2 }, b: "t" };
  expect(changedFields({ a: { y: 2, x: 1 }, b: "t" }, old, ["a", "b", "c"], "f")).toEqual([]);
  expect(said(changedFields({ a: { x: 2 }, c: 1 }, old, ["a", "b", "c"], "f"))).toEqual([
    'spec.a: cannot change from an object with "x", "y"; f [r]',
    'spec.b: cannot change from "t"; f [r]',
    "spec.c: cannot change from nothing; f [r]",
  ]);
  expect(changedFields({ a: 1 }, undefined, ["a"], "f")).toEqual([]);
});

test("metadata is compared key by key", () => {
  const old = { metadata: { annotations: { a: "1" }, labels: { l: "x" } } };
  const keys = { annotations: ["a", "b"], labels: ["l"] };
  expect(changedMetadata(old, old, keys)).toEqual([]);
  expect(said(changedMetadata({ metadata: { annotations: { b: "2" }, labels: { l: "y" } } }, old, keys))).toEqual([
    'metadata.annotations.a: cannot change from "1"; leave it at "1" [r]',
    "metadata.annotations.b: cannot change from nothing; remove it [r]",
    'metadata.labels.l: cannot change from "x"; leave it at "x" [r]',
  ]);
  expect(changedMetadata(old, undefined, keys)).toEqual([]);
});
