import { expect, test } from "vitest";
import type { Answer } from "../related.ts";
import { askKey, Related } from "../related.ts";
import type { Context } from "../rule.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import { inUse, usersAsk } from "./in-use.ts";

function context(namespace: string, names: readonly string[], total = names.length): Context {
  const base = { object: {}, facts: {}, operation: "DELETE" as const, namespace, name: "demo" };
  const [ask] = usersAsk(
    { ...base, related: new Related(new Map()), settings: defaultSettings, host },
    "storiesByStory",
  );
  const answers = new Map<string, Answer>(ask === undefined ? [] : [[askKey(ask), { state: "listed", names, total }]]);
  return { ...base, related: new Related(answers), settings: defaultSettings, host };
}

test("users of other namespaces and the object itself hold nothing", () => {
  expect(inUse(context("default", ["other/a", "default/demo"]), "storiesByStory", "the Stories")).toEqual([]);
});

test("an object of another kind may have the same name", () => {
  const { namespace, name, ...rest } = context("default", []);
  const [ask] = usersAsk({ ...rest, namespace, name }, "impulsesByStory");
  const answer: Answer = { state: "listed", names: ["default/demo"], total: 1 };
  const related = new Related(new Map(ask === undefined ? [] : [[askKey(ask), answer]]));
  expect(inUse({ ...rest, namespace, name, related }, "impulsesByStory", "the Impulses")).toHaveLength(1);
});

test("users of the same namespace do, five of them by name", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"].map((name) => `default/${name}`);
  const [found] = inUse(context("default", names), "storiesByStory", "the Stories");
  expect(found?.message).toBe(
    'is used by the Stories "default/a", "default/b", "default/c", "default/d", "default/e" and 2 more',
  );
  const [more] = inUse(context("default", names.slice(0, 1), 300), "storiesByStory", "the Stories");
  expect(more?.message).toBe('is used by the Stories "default/a" and others');
});

test("a cluster-scoped object is held by users anywhere", () => {
  expect(inUse(context("", ["a/x", "b/y"]), "storiesByStory", "the Stories")).toHaveLength(1);
});
