import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { byUse } from "./rank.ts";

const pod = (name: string, more: { readonly [key: string]: JsonObject } = {}): JsonObject => ({
  metadata: { name, creationTimestamp: "2026-01-01T00:00:00Z", ...more["metadata"] },
  spec: { nodeName: "n", ...more["spec"] },
  status: { phase: "Running", ...more["status"] },
});
const ready = (at: string) => ({ conditions: [{ type: "Ready", status: "True", lastTransitionTime: at }] });

test("those of the least use go first", () => {
  const early = "2026-01-01T00:00:01Z";
  const late = "2026-01-01T00:00:09Z";
  const cost = { annotations: { "controller.kubernetes.io/pod-deletion-cost": "-5" } };
  const pods = [
    pod("old", { status: ready(early) }),
    pod("restarted", { status: { ...ready(early), containerStatuses: [{ restartCount: 3 }] } }),
    pod("late", { status: ready(late) }),
    pod("cheap", { status: ready(early), metadata: cost }),
    pod("unready"),
    pod("pending", { status: { phase: "Pending" } }),
    pod("nowhere", { spec: { nodeName: "" }, status: ready(early) }),
    pod("young", { status: ready(early), metadata: { creationTimestamp: late } }),
  ];
  const names = pods.toSorted(byUse).map((each) => (each["metadata"] as { name: string }).name);
  expect(names).toEqual(["nowhere", "pending", "unready", "cheap", "late", "restarted", "young", "old"]);
});

test("the order is one, however they come", () => {
  const some = fc.uniqueArray(
    fc.record({
      name: fc.integer({ max: 99, min: 10 }).map(String),
      phase: fc.constantFrom("Pending", "Running"),
      n: fc.nat(2),
    }),
    { selector: ({ name }) => name },
  );
  fc.assert(
    fc.property(some, (given) => {
      const pods = given.map(({ name, phase, n }) =>
        pod(name, { status: { phase, containerStatuses: [{ restartCount: n }] } }),
      );
      expect(pods.toReversed().toSorted(byUse)).toEqual(pods.toSorted(byUse));
    }),
  );
});
