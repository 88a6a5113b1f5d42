import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { claim, controllerOf } from "./claim.ts";

const owner = { metadata: { name: "o", uid: "u" }, spec: { selector: { matchLabels: { app: "a" } } } };
const pod = (name: string, app: string, ownerReferences?: readonly JsonObject[], more: object = {}): JsonObject => ({
  metadata: { name, labels: { app }, ...(ownerReferences === undefined ? {} : { ownerReferences }), ...more },
});
const mine = { kind: "ReplicaSet", uid: "u", controller: true };
const other = { kind: "ReplicaSet", uid: "v", controller: true };
const names = (pods: readonly JsonObject[]) => pods.map((each) => (each["metadata"] as { name: string }).name);

test("what is owned and selected is kept, what is nobody's is adopted, what is not selected any more is released", () => {
  const candidates = [
    pod("own", "a", [mine]),
    pod("others", "a", [other]),
    pod("free", "a"),
    pod("unlike", "b"),
    pod("changed", "b", [mine, { kind: "X", uid: "x" }]),
    pod("going", "a", undefined, { deletionTimestamp: "2026-01-01T00:00:00Z" }),
  ];
  const claimed = claim(owner, "ReplicaSet", candidates);
  expect(names(claimed.own)).toEqual(["own"]);
  expect(names(claimed.adopt)).toEqual(["free"]);
  expect(controllerOf(claimed.adopt[0])).toEqual({
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    name: "o",
    uid: "u",
    controller: true,
    blockOwnerDeletion: true,
  });
  expect(claimed.release).toMatchObject([{ metadata: { name: "changed", ownerReferences: [{ uid: "x" }] } }]);
});

test("an owner that is being deleted takes and leaves nothing, one that selects all has nothing", () => {
  const going = { ...owner, metadata: { ...owner.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } };
  const candidates = [pod("own", "a", [mine]), pod("free", "a"), pod("changed", "b", [mine])];
  expect(claim(going, "ReplicaSet", candidates)).toMatchObject({ adopt: [], release: [] });
  expect(claim({ ...owner, spec: {} }, "ReplicaSet", candidates)).toEqual({ own: [], adopt: [], release: [] });
});
