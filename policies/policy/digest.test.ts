import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { host } from "../testing/host.ts";
import { policiesDigest, wholeDigest } from "./digest.ts";

const of = (...objects: Parameters<typeof policiesDigest>[0]) => policiesDigest(objects, host);

test("policies have one digest in any order, and another when one of them changes, comes, goes or is renamed", () => {
  const both = of(clusterPolicy(), policy());
  expect(both).toMatch(/^[0-9a-f]{64}$/);
  expect(of(policy(), clusterPolicy())).toBe(both);
  expect(of(policy({}, { labels: { a: "b" } }), { ...clusterPolicy(), status: { exceptions: 1 } })).toBe(both);
  const others = [
    of(policy()),
    of(policy(), clusterPolicy({ action: "Warn" })),
    of(policy(), clusterPolicy({}, { name: "another" })),
    of(policy({}, { namespace: "elsewhere" }), clusterPolicy()),
    of(policy(), policy(), clusterPolicy()),
  ];
  expect(new Set([both, ...others]).size).toBe(6);
});

test("the whole changes with either part", () => {
  const digests = [wholeDigest("a", "b", host), wholeDigest("a", "c", host), wholeDigest("b", "b", host)];
  expect(new Set(digests).size).toBe(3);
});
