import { expect, test } from "vitest";
import { Marks } from "./marks.ts";
import { invalid, unknown, valid } from "./truth.ts";

test("what has been evaluated, by key and for all", () => {
  const marks = new Marks();
  marks.add("a");
  marks.add(0, unknown);
  expect([marks.of("a"), marks.of(0), marks.of("b")]).toEqual([valid, unknown, invalid]);
  marks.addAll(unknown);
  expect([marks.of("a"), marks.of("b")]).toEqual([valid, unknown]);
  marks.addAll();
  expect(marks.of("b")).toBe(valid);
});

test("what holds only perhaps has evaluated only perhaps", () => {
  const inner = new Marks();
  inner.add("a");
  const [sure, perhaps] = [new Marks(), new Marks()];
  sure.merge(inner, valid);
  perhaps.merge(inner, unknown);
  expect([sure.of("a"), perhaps.of("a")]).toEqual([valid, unknown]);
});
