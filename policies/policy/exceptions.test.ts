import { expect, test } from "vitest";
import { host as digests } from "../testing/host.ts";
import { readException, withoutEffect } from "./exceptions.ts";
import { ownPolicy } from "./own-policy.ts";
import { clusterPolicy, exception, now } from "./testing/scene.ts";

const policy = (maxDuration = "72h") => ownPolicy(clusterPolicy({ exceptions: { maxDuration } }));
const why = (object: ReturnType<typeof exception>, of = policy(), at = now) =>
  withoutEffect(readException(object, digests), of, at);

test("an approved one has effect, to the second", () => {
  expect(why(exception())).toBeUndefined();
  const end = Date.parse("2024-06-02T00:00:00Z");
  expect(why(exception(), policy(), end - 1)).toBeUndefined();
  expect(why(exception(), policy(), end)).toBe("it has expired at 2024-06-02T00:00:00Z");
});

test("reason, expiry, approval and its text are needed", () => {
  expect(why(exception({ reason: " " }))).toContain("reason");
  expect(why(exception({ expiresAt: "soon" }))).toContain("expiresAt");
  expect(why(exception({ match: {} }))).toContain("match.resources");
  expect(why(exception({}, undefined, null))).toContain("nobody has approved it");
  expect(why(exception({}, undefined, { by: "" }))).toContain("nobody has approved it");
  expect(why(exception({}, undefined, { at: "then" }))).toContain("nobody has approved it");
  expect(why(exception({}, undefined, { digest: "" }))).toContain("was changed since");
  const signed = exception();
  const changed = { ...signed, spec: { ...(signed["spec"] as object), expiresAt: "2024-06-02T12:00:00Z" } };
  expect(why(changed)).toContain("was changed since");
  expect(why(exception({}, ""))).toContain("metadata.namespace");
});

test("it lasts as long as the policy allows, from its approval", () => {
  expect(why(exception(), policy("48h"))).toBeUndefined();
  expect(why(exception(), policy("47h59m59s"))).toContain("maxDuration");
  expect(why(exception(), ownPolicy(clusterPolicy({})))).toContain("allows no exceptions");
});

test("policies and resources are named", () => {
  const { policies, resources } = readException(
    exception(
      {
        policies: [{ name: "a" }, { kind: "Policy", name: "b", rules: ["r"] }],
        match: { resources: ["pods", "deployments.apps", "pods/ephemeralcontainers"] },
      },
      "n",
    ),
    digests,
  );
  expect([...policies]).toEqual([
    ["clusterpolicies/a", undefined],
    ["policies/n/b", new Set(["r"])],
  ]);
  expect(resources).toEqual([
    { resource: "pods", group: undefined, subresource: "" },
    { resource: "deployments", group: "apps", subresource: "" },
    { resource: "pods", group: undefined, subresource: "ephemeralcontainers" },
  ]);
});
