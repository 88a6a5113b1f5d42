import { expect, test } from "vitest";
import { heldBy, heldOf, stateOf } from "./lease-object.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const spec = (lease: { readonly spec?: unknown }) => lease.spec;

test("a new lease is held from now on, by its first holder", () => {
  expect(heldBy("me", 15_000, now)).toEqual({
    spec: {
      holderIdentity: "me",
      leaseDurationSeconds: 15,
      renewTime: "2026-01-02T03:04:05.678000Z",
      acquireTime: "2026-01-02T03:04:05.678000Z",
      leaseTransitions: 0,
    },
  });
});

test("a renewal keeps when it was acquired, and all else that stands in it; another holder counts", () => {
  const seen = {
    ...heldBy("me", 15_000, now),
    metadata: { name: "l", uid: "u", resourceVersion: "7", labels: { a: "b" } },
  };
  const renewed = heldBy("me", 15_000, now + 3_000, seen);
  expect(renewed.metadata).toEqual(seen.metadata);
  expect(spec(renewed)).toMatchObject({
    acquireTime: "2026-01-02T03:04:05.678000Z",
    renewTime: "2026-01-02T03:04:08.678000Z",
  });
  expect(spec(heldBy("you", 15_000, now + 3_000, seen))).toMatchObject({
    acquireTime: "2026-01-02T03:04:08.678000Z",
    leaseTransitions: 1,
  });
});

test("what a lease does not say is nobody, soon free", () => {
  expect(heldOf({})).toEqual({ holder: "", durationMs: 1_000, transitions: 0 });
  expect(heldOf({ spec: { holderIdentity: 3, leaseDurationSeconds: "x" } }).holder).toBe("");
});

test("one state is told from another", () => {
  expect(stateOf({ metadata: { name: "l", uid: "u", resourceVersion: "7" } })).toBe("u@7");
});
