import { expect, test } from "vitest";
import { configMaps } from "../testing/widgets.ts";
import { written } from "./written.ts";

const object = (name: string, namespace = "n") => ({ metadata: { namespace, name } });
const [one, two] = [{ data: { a: "1" } }, { data: { a: "2" } }];

test("what was written last is known of each object, until it is forgotten", () => {
  const known = written();
  known.remember(configMaps, object("a"), one);
  known.remember(configMaps, object("b"), two);
  expect(known.held(configMaps, object("a"), { apiVersion: "v1", ...object("a"), ...one })).toBe(true);
  expect(known.held(configMaps, object("a"), { metadata: { labels: {} }, ...one })).toBe(false);
  expect(known.held(configMaps, object("a"), two)).toBe(false);
  expect(known.held(configMaps, object("a", "other"), one)).toBe(false);
  known.remember(configMaps, object("a"), two);
  expect(known.held(configMaps, object("a"), one)).toBe(false);
  expect(["a", "b", "c"].map((name) => known.knows(configMaps, object(name)))).toEqual([true, true, false]);
  known.forget(configMaps, object("a"));
  expect([known.held(configMaps, object("a"), two), known.held(configMaps, object("b"), two)]).toEqual([false, true]);
  known.forgetAll();
  expect(known.held(configMaps, object("b"), two)).toBe(false);
});

test("no more is kept than there is room for", () => {
  const known = written();
  for (let at = 0; at <= 10_000; at++) known.remember(configMaps, object(`o${at}`), one);
  expect(["o0", "o1", "o10000"].map((name) => known.held(configMaps, object(name), one))).toEqual([false, true, true]);
});
