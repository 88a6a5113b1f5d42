import type { JsonObject } from "@bubustack/api/json";
import { announce } from "@bubustack/policies/registration/announcement";
import type { Listener } from "@bubustack/runtime/kube/types";
import fc from "fast-check";
import { expect, test } from "vitest";
import { progress } from "./progress.ts";

const pem = "-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n";
const lease = (name: string, digest: string): JsonObject => ({
  metadata: { name, annotations: announce({ caBundle: pem, address: "https://127.0.0.1:1", digest }) },
});
const policy = (name: string, n: number, more: JsonObject = {}): JsonObject => ({
  kind: "ClusterPolicy",
  metadata: { name },
  spec: { n },
  ...more,
});
/** A digest that can be read: which policies, and how each is. */
const digestOf = (objects: readonly JsonObject[]) => {
  const all = objects.map(({ metadata, spec }) => JSON.stringify([metadata, spec])).toSorted();
  return Buffer.from(all.join()).toString("hex").padEnd(64, "0").slice(-64);
};

function scene() {
  let tell: Listener = () => {};
  const informer = {
    listen: (listener: Listener) => {
      tell = listener;
      return () => {};
    },
  };
  const followed = progress([informer]);
  const held = new Map<string, JsonObject>();
  return {
    put(object: JsonObject) {
      const name = JSON.stringify(object["metadata"]);
      const before = held.get(name);
      held.set(name, object);
      tell(before, object);
    },
    digest: () => digestOf([...held.values()]),
    reached: (object: JsonObject, ...leases: readonly JsonObject[]) =>
      [...followed.reachedBy(object, leases, digestOf)].toSorted(),
  };
}

test("a replica has a policy once it judges by a state since the policy was changed", () => {
  const { put, digest, reached } = scene();
  const [p, q] = [policy("p", 1), policy("q", 1)];
  put(p);
  const first = digest();
  expect(reached(p, lease("a", "0".repeat(64)), lease("b", first))).toEqual(["b"]);
  put(q);
  // Another policy is new: what is in force of this one stays in force.
  expect(reached(p, lease("a", first), lease("b", digest()))).toEqual(["a", "b"]);
  expect(reached(q, lease("a", first), lease("b", digest()))).toEqual(["b"]);
  put(policy("p", 2));
  expect(reached(p, lease("a", first), lease("b", first))).toEqual([]);
  expect(reached(p, lease("a", digest()), lease("b", first))).toEqual(["a"]);
});

test("a status that changes is no new state", () => {
  const { put, digest, reached } = scene();
  put(policy("p", 1));
  const first = digest();
  expect(reached(policy("p", 1), lease("a", first))).toEqual(["a"]);
  put(policy("p", 1, { status: { exceptions: 1 } }));
  expect(reached(policy("p", 1), lease("a", first))).toEqual(["a"]);
});

test("a digest that was never seen does not throw back, one of an earlier state does", () => {
  const { put, digest, reached } = scene();
  const p = policy("p", 2);
  put(policy("p", 1));
  const first = digest();
  reached(p, lease("a", first));
  put(p);
  const second = digest();
  expect(reached(p, lease("a", second))).toEqual(["a"]);
  expect(reached(p, lease("a", "ab".repeat(32)))).toEqual(["a"]);
  expect(reached(p, lease("a", first))).toEqual([]);
  // A replica that went and comes back is another one.
  reached(p, lease("a", second));
  reached(p);
  expect(reached(p, lease("a", "ab".repeat(32)))).toEqual([]);
});

test("whatever changes, who judges by what there is now has all of it", () => {
  const changes = fc.array(fc.tuple(fc.constantFrom("p", "q", "r"), fc.nat({ max: 3 })), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(changes, (given) => {
      const { put, digest, reached } = scene();
      for (const [name, n] of given) {
        put(policy(name, n));
        expect(reached(policy(name, n), lease("a", digest()), lease("b", "0".repeat(64)))).toEqual(["a"]);
      }
    }),
  );
});
