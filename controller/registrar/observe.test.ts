import type { JsonObject } from "@bubustack/api/json";
import { announce } from "@bubustack/policies/registration/announcement";
import { expect, test } from "vitest";
import { presence } from "./observe.ts";

const pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
const says = { caBundle: pem, address: "https://10.0.0.1:9443" };
const lease = (name: string, version: string, annotations: object = announce(says)): JsonObject =>
  JSON.parse(
    JSON.stringify({
      metadata: { namespace: "s", name, uid: name, resourceVersion: version, annotations },
      spec: { holderIdentity: name, leaseDurationSeconds: 30, renewTime: "1999-01-01T00:00:00.000000Z" },
    }),
  );

test("a replica is there for ten durations after its last sign, by the observer's clock", () => {
  let now = 0;
  const present = presence(() => now);
  expect(present([lease("a", "1")])).toEqual({ replicas: [{ name: "a", ...says }], nextGoneMs: 300_000 });
  now = 299_000;
  expect(present([lease("a", "1"), lease("b", "1")])).toMatchObject({
    replicas: [{ name: "a" }, { name: "b" }],
    nextGoneMs: 1_000,
  });
  now = 300_000;
  expect(present([lease("a", "1"), lease("b", "1")]).replicas.map(({ name }) => name)).toEqual(["b"]);
  expect(present([lease("a", "2"), lease("b", "1")]).replicas.map(({ name }) => name)).toEqual(["a", "b"]);
});

test("one that is deleted is gone, and new when it comes again", () => {
  let now = 0;
  const present = presence(() => now);
  present([lease("a", "1")]);
  expect(present([])).toEqual({ replicas: [] });
  now = 400_000;
  expect(present([lease("a", "1")]).nextGoneMs).toBe(300_000);
});

test("what announces nothing that is well-formed is nobody", () => {
  expect(presence(() => 0)([lease("a", "1", {}), lease("b", "1", announce({ ...says, caBundle: "odd" }))])).toEqual({
    replicas: [],
  });
});
