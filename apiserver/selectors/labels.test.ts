import { expect, test } from "vitest";
import { parseLabelSelector } from "./labels.ts";

const labels = { app: "web", tier: "front" };

test.each([
  ["", true],
  ["app=web", true],
  ["app==web,tier=front", true],
  ["app=db", false],
  ["app!=db", true],
  ["other!=x", true],
  ["app in (db, web)", true],
  ["app notin (db,web)", false],
  ["other notin (x)", true],
  ["app", true],
  ["!app", false],
  ["!other", true],
  ["app in (web),tier", true],
])("%s is %s", (text, expected) => expect(parseLabelSelector(text)(labels)).toBe(expected));

test.each(["a b", "a=b=c", "in (x)", "a>b", ",", "-=x", "a=-"])("%j is refused", (text) => {
  expect(() => parseLabelSelector(text)).toThrow(/unable to parse requirement/);
});
