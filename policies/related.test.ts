import { expect, test } from "vitest";
import type { Answer } from "./related.ts";
import { askKey, askName, Related } from "./related.ts";

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
