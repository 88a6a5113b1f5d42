import { describe, expect, test } from "vitest";
import type { Fields } from "../record/fields.ts";
import { Exceptions } from "./exceptions.ts";

const [from, to] = [Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 31)];
const made = (more: Fields = {}, spec: Fields = {}): Fields => ({
  change: "created",
  kind: "PolicyException",
  namespace: "team-b",
  name: "gateway",
  actor: { username: "ada" },
  approval: { by: "grace", at: "2026-02-01T00:00:00Z" },
  spec: {
    policies: [{ kind: "ClusterPolicy", name: "p" }],
    reason: "needed",
    expiresAt: "2026-06-01T00:00:00Z",
    ...spec,
  },
  ...more,
});
const before = from - 1_000;

function states(fill: (exceptions: Exceptions) => void) {
  const exceptions = new Exceptions();
  fill(exceptions);
  return exceptions.states(from, to);
}
const state = (data: Fields, at = before) => states((all) => all.changed(data, "a@1", at)).map((one) => one.state);

test("an exception has what it said last, and its uses", () => {
  const [one] = states((all) => {
    all.changed(made({ approval: {} }), "a@1", before);
    all.changed(made(), "a@2", before);
    all.used(made(), "2026-03-02T00:00:00Z");
    all.used(made(), "2026-03-03T00:00:00Z");
  });
  expect(one).toEqual({
    kind: "PolicyException",
    namespace: "team-b",
    name: "gateway",
    state: "in force",
    policies: ["p"],
    reason: "needed",
    requestedBy: "ada",
    approvedBy: "grace",
    approvedAt: "2026-02-01T00:00:00Z",
    expiresAt: "2026-06-01T00:00:00Z",
    uses: 2,
    lastUse: "2026-03-03T00:00:00Z",
    record: "a@2",
  });
});

describe("the state at the end of the period", () => {
  test.each([
    ["in force", made(), ["in force"]],
    ["without approval", made({ approval: {} }), ["unapproved"]],
    ["ended in it", made({}, { expiresAt: "2026-03-10T00:00:00Z" }), ["expired"]],
    ["ended before it", made({}, { expiresAt: "2026-02-10T00:00:00Z" }), []],
    ["deleted before it", made({ change: "deleted" }), []],
    ["a rehearsal", made({ dryRun: true }), []],
  ])("%s", (_, data, expected) => expect(state(data)).toEqual(expected));

  test("deleted in it", () => expect(state(made({ change: "deleted" }), from + 1)).toEqual(["deleted"]));
});

test("one that was used is there whatever became of it, also if nothing else is known of it", () => {
  const used = (data: Fields | undefined) =>
    states((all) => {
      if (data) all.changed(data, "a@1", before);
      all.used(made(), "2026-03-02T00:00:00Z");
    }).map((one) => [one.state, one.uses]);
  expect(used(made({ change: "deleted" }))).toEqual([["deleted", 1]]);
  expect(used(undefined)).toEqual([["in force", 1]]);
});
