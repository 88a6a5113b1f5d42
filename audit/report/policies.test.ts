import { expect, test } from "vitest";
import type { Fields } from "../record/fields.ts";
import { Policies } from "./policies.ts";

const change = (what: string, spec: unknown, more: Fields = {}): Fields => ({
  ...{ change: what, kind: "ClusterPolicy", namespace: "", name: "p", actor: { username: "ada" }, digest: "sha256:1" },
  spec,
  ...more,
});

test("each change is compared with the one before, also with one before the period", () => {
  const policies = new Policies();
  policies.changed(change("created", { b: 1, a: 1 }), "a@1", "t1", false);
  policies.changed(change("updated", { a: 1, b: 2 }), "a@2", "t2", true);
  policies.changed(change("updated", { a: 9 }, { dryRun: true }), "a@3", "t3", true);
  policies.changed(change("deleted", { a: 1, b: 2 }), "a@4", "t4", true);
  expect(policies.histories).toEqual([
    {
      kind: "ClusterPolicy",
      namespace: "",
      name: "p",
      changes: [
        {
          ...{ time: "t2", change: "updated", actor: "ada", digest: "sha256:1", record: "a@2" },
          diff: [" {", '   "a": 1,', '-  "b": 1', '+  "b": 2', " }"],
        },
        expect.objectContaining({ change: "deleted", diff: ["-{", '-  "a": 1,', '-  "b": 2', "-}"] }),
      ],
    },
  ]);
});

test("what is too much is counted, and what is too large says so", () => {
  const policies = new Policies();
  for (let at = 0; at < 1_010; at++) policies.changed(change("updated", { at }), "r", "t", true);
  expect(policies.beyond).toBe(10);
  const large = new Policies();
  large.changed(change("created", undefined), "r", "t", true);
  expect(large.histories[0]?.changes[0]?.diff).toEqual(["+(too large to be on record)"]);
});
