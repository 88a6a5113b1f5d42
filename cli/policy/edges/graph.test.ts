import type { JsonObject } from "@bubustack/api/json";
import type { Settings } from "@bubustack/policies/settings";
import { defaultSettings } from "@bubustack/policies/settings";
import { describe, expect, test } from "vitest";
import type { Said } from "./graph.ts";
import { graph } from "./graph.ts";

const story: JsonObject = {
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Story",
  metadata: { name: "orders", namespace: "team-a" },
  spec: {
    steps: [
      { name: "fetch", ref: { name: "fetch", namespace: "shared" } },
      { name: "own", ref: { name: "own" } },
    ],
  },
};
const grant: JsonObject = {
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "ReferenceGrant",
  metadata: { name: "engrams", namespace: "shared" },
  spec: {
    from: [{ group: "bubustack.io", kind: "Story", namespace: "team-a" }],
    to: [{ group: "bubustack.io", kind: "Engram" }],
  },
};
const silent: Said = { refused: [], unverified: [] };
const states = (
  objects: readonly JsonObject[],
  crossNamespace: Settings["crossNamespace"],
  said = silent,
  all = false,
) =>
  graph(objects, { ...defaultSettings, crossNamespace }, () => said, all).map(
    ({ field, state, why }) => `${field} ${state}: ${why}`,
  );

describe("what leads into another namespace", () => {
  test("is refused or allowed by the setting", () => {
    expect(states([story], "deny")).toEqual(["spec.steps[0].ref refused: crossNamespace: deny"]);
    expect(states([story], "allow")).toEqual(["spec.steps[0].ref allowed: crossNamespace: allow"]);
  });

  test("is allowed by a grant of the target's namespace, which is named", () => {
    expect(states([story], "grant")).toEqual(["spec.steps[0].ref refused: no ReferenceGrant in shared"]);
    expect(states([story, grant], "grant")).toEqual(["spec.steps[0].ref allowed: ReferenceGrant shared/engrams"]);
  });

  test("is refused by policies that find something at it, in it or of the whole object, and not by others", () => {
    const by = (path: string) =>
      states([story, grant], "grant", { refused: [{ path, by: "p [r]" }], unverified: [] })[0];
    for (const path of ["", "spec.steps[0].ref", "spec.steps[0].ref.name"])
      expect(by(path)).toBe("spec.steps[0].ref refused: p [r]");
    for (const path of ["spec.steps[1].ref", "spec.steps[0].reference"]) expect(by(path)).toContain("allowed");
  });

  test("is unknown where a policy is, and refused without asking it where the setting says so", () => {
    const unknown = { refused: [], unverified: ["p"] };
    expect(states([story, grant], "grant", unknown)).toEqual(["spec.steps[0].ref unknown: not verified: p"]);
    expect(states([story], "deny", unknown)[0]).toContain("refused");
  });
});

test("references within a namespace are told on request; kinds of others and those of the same name are none of ours", () => {
  expect(states([story], "allow", silent, true)[1]).toBe("spec.steps[1].ref allowed: same namespace");
  expect(states([{ ...story, apiVersion: "example.com/v1" }, { kind: "Pod" }, {}], "allow", silent, true)).toEqual([]);
});
