import { expect, test } from "vitest";
import type { Traits } from "../query/traits.ts";
import type { Hold } from "./hold.ts";
import { holdOn, holdsOf, isHeld } from "./hold.ts";

const hold: Hold = { name: "case-7", reason: "subpoena", by: "grace" };
const none: Traits = {
  ...{ type: [], actor: [], namespace: [], kind: [], name: [], verdict: [], rule: [], policy: [] },
};
const traits: Traits = { ...none, namespace: ["team-a"], kind: ["Story"], actor: ["ada"] };
const time = Date.UTC(2026, 2, 1);

test.each<[string, Partial<Hold>, boolean]>([
  ["nothing said", {}, true],
  ["its namespace", { namespaces: ["team-b", "team-a"] }, true],
  ["another", { namespaces: ["team-b"] }, false],
  ["the beginning of its namespace", { namespaces: ["team-*"] }, true],
  ["its kind and another namespace", { kinds: ["Story"], namespaces: ["x"] }, false],
  ["its kind", { kinds: ["Story"] }, true],
  ["its actor", { actors: ["ada"] }, true],
  ["another actor", { actors: ["grace"] }, false],
  ["its time", { from: "2026-03-01T00:00:00Z", to: "2026-03-01T00:00:00Z" }, true],
  ["a later time", { from: "2026-03-01T00:00:01Z" }, false],
  ["an earlier time", { to: "2026-02-28T23:59:59Z" }, false],
])("a record is held by %s: %s", (_, said, held) =>
  expect(isHeld({ ...hold, ...said }, traits, false, time)).toBe(held),
);

test("what cannot be known counts as held", () => {
  expect(isHeld({ ...hold, actors: ["grace"] }, { ...traits, actor: ["hmac-sha256:00"] }, true, time)).toBe(true);
  expect(isHeld({ ...hold, from: "2026-03-02T00:00:00Z" }, traits, false, undefined)).toBe(true);
});

test("a hold on a namespace may be one on all", () => {
  expect(holdOn([{ ...hold, namespaces: ["team-b"] }], "team-a")).toBeUndefined();
  expect(
    holdOn(
      [
        { ...hold, namespaces: ["team-b"] },
        { ...hold, name: "all", kinds: ["Pod"] },
      ],
      "team-a",
    )?.name,
  ).toBe("all");
});

test("holds are read from the log's folder, and what cannot be read is no absence", async () => {
  const source = (text?: string) => ({ read: async () => (text === undefined ? undefined : Buffer.from(text)) });
  expect(await holdsOf(source())).toEqual([]);
  const whole = { ...hold, namespaces: ["a"], kinds: [], actors: [], from: "2026-03-01T00:00:00Z" };
  expect(await holdsOf(source(JSON.stringify({ holds: [whole] })))).toEqual([whole]);
  await expect(holdsOf(source("{"))).rejects.toThrow("holds.json cannot be read");
});
