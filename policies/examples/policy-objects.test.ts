import { expect, test } from "vitest";
import { packs } from "../rules/index.ts";
import { clusterException, clusterPolicy, exception, policy } from "./policy-objects.ts";

test("every object is valid by the schema of its kind", () => {
  for (const object of [clusterPolicy(), policy(), clusterException(), exception()]) {
    const pack = packs.find(({ kind }) => kind.kind === object["kind"]);
    expect(pack?.schema().check(object).violations).toEqual([]);
  }
});

test("what is given takes the place of what is there by default", () => {
  expect(exception({ reason: "b" }, { name: "x" })).toMatchObject({ metadata: { name: "x" }, spec: { reason: "b" } });
  expect(policy({ action: "Warn" })).toMatchObject({ spec: { action: "Warn" } });
});
