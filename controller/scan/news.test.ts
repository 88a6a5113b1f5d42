import { expect, test } from "vitest";
import { most, Newspaper } from "./news.ts";
import { found, result } from "./testing/found.ts";

test("many objects are one piece of news, told once", () => {
  const news = new Newspaper();
  for (let at = 0; at < 9; at++) news.add(found(`p${at}`, []), [result()]);
  expect(news.take("n")).toMatchObject([
    { policy: "clusterpolicies/p", rule: "r", count: 9, names: ["p0", "p1", "p2", "p3", "p4"], message: "no" },
  ]);
  expect(news.take("n")).toEqual([]);
});

test("what cannot be known is no news, and rules are bounded", () => {
  const news = new Newspaper();
  news.add(found("a", []), [result({ outcome: "skip" })]);
  expect(news.take("n")).toEqual([]);
  for (let at = 0; at < 99; at++) news.add(found("a", []), [result({ rule: `r${at}` })]);
  expect(news.take("n")).toHaveLength(most.rules);
  news.add(found("a", []), [result()]);
  news.clear();
  expect(news.take("n")).toEqual([]);
});
