import { expect, test } from "vitest";
import { boundsOf } from "./bounds.ts";

const of = (replicas: number, maxSurge: string | number, maxUnavailable: string | number) => {
  const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge, maxUnavailable } };
  const { surge, unavailable } = boundsOf({ spec: { replicas, strategy } });
  return [surge, unavailable];
};

test("shares round up where there may be more, and down where some may be missing; one of both is never 0", () => {
  expect(of(10, "25%", "25%")).toEqual([3, 2]);
  expect(of(1, "25%", "25%")).toEqual([1, 0]);
  expect(of(2, 0, "1%")).toEqual([0, 1]);
  expect(of(3, "100%", 0)).toEqual([3, 0]);
  expect(of(3, 1, 7)).toEqual([1, 3]);
  expect(of(0, 1, 1)).toEqual([1, 0]);
  expect(boundsOf({ spec: { replicas: 4, strategy: { type: "Recreate" } } })).toEqual({
    desired: 4,
    surge: 0,
    unavailable: 0,
  });
});
