import { expect, test } from "vitest";
import { accessAsk } from "./access.ts";
import type { Answer } from "./related.ts";
import { askKey, askName, authorUnknown, Related } from "./related.ts";

const get = (name: string, kind = "Engram") => ({ verb: "get", kind, namespace: "default", name }) as const;
const list = { verb: "list", index: "storiesByEngram", value: "default/a" } as const;

test("keys tell asks apart", () => {
  const keys = [get("a"), get("b"), get("a", "Story"), list].map(askKey);
  expect(new Set(keys).size).toBe(4);
});

test("names are for messages", () => {
  expect(askName(get("a"))).toBe('Engram "default/a"');
  expect(askName({ ...get("a"), namespace: "" })).toBe('Engram "a"');
});

test("a rule sees what is there and what is not; neither for what nobody knows", () => {
  const answers: [string, Answer][] = [
    [askKey(get("here")), { state: "found", object: { a: 1 } }],
    [askKey(get("gone")), { state: "absent", confirmed: false }],
    [askKey(get("hidden")), { state: "unknown", reason: "not given" }],
    [askKey(list), { state: "listed", names: ["s"], total: 1 }],
  ];
  const related = new Related(new Map(answers));
  expect(related.get("Engram", "default", "here")).toEqual({ a: 1 });
  expect(["here", "gone", "hidden", "never asked"].map((name) => related.absent("Engram", "default", name))).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(related.get("Engram", "default", "hidden")).toBeUndefined();
  expect(related.list("storiesByEngram", "default/a")).toMatchObject({ names: ["s"], total: 1 });
  expect(related.list("storiesByEngram", "default/b")).toEqual({ names: [], total: 0 });
});

test("a right is denied only where a review said so", () => {
  const to = (name: string) => ({ verb: "get", group: "", resource: "secrets", namespace: "default", name });
  const ask = (name: string) => accessAsk({ username: "ada" }, to(name));
  const answers: [string, Answer][] = [
    [askKey(ask("yes")), { state: "allowed" }],
    [askKey(ask("no")), { state: "denied" }],
    [askKey(ask("hidden")), authorUnknown(ask("hidden"))],
  ];
  const related = new Related(new Map(answers));
  expect(["yes", "no", "hidden", "never asked"].map((name) => related.denied(ask(name)))).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(authorUnknown(ask("hidden"))).toEqual({
    state: "unknown",
    reason: 'whether the author may get secrets "hidden" in namespace "default" is not known',
  });
});
