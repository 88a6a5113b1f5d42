import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { settingsOf } from "./settings-of.ts";

const hold = { name: "case-7", reason: "subpoena", by: "grace" };
const read = (...holds: readonly object[]) => settingsOf({ audit: { holds: holds.map((one) => ({ ...one })) } });

function auditOf(audit: JsonObject) {
  const read = settingsOf({ audit });
  return "settings" in read ? read.settings.audit : undefined;
}

test("a hold says what it is about, and all where it says nothing", () => {
  expect(auditOf({ holds: [hold] })?.holds).toEqual([{ ...hold, namespaces: [], kinds: [], actors: [] }]);
  expect(auditOf({})?.holds).toEqual([]);
});

test.each([
  ["without a reason", [{ name: "a", by: "b" }], "reason"],
  ["twice by one name", [hold, hold], 'audit.holds[1].name: "case-7" is another'],
  [
    "that ends before it begins",
    [{ ...hold, from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z" }],
    "is after to",
  ],
  ["at no time", [{ ...hold, from: "yesterday" }], "from"],
])("a hold %s is none", (_, holds, problem) => expect(read(...holds).problems?.join()).toContain(problem));
