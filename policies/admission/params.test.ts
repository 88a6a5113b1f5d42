import { expect, test } from "vitest";
import { findKind, findParams, readParamKind, readParamRef } from "./params.ts";
import { world } from "./testing/scene.ts";
import type { Found, Lookup } from "./world.ts";

const kind = { apiVersion: "v1", kind: "ConfigMap", namespaced: true };
const cluster = { ...kind, namespaced: false };
const ref = (given: object) => readParamRef(given as never);
const find = (
  of: typeof kind | undefined,
  given: object,
  found: Found | "open" = { state: "absent" },
  namespace = "n",
) => {
  const asked: Lookup[] = [];
  const within = world((lookup) => {
    asked.push(lookup);
    return found;
  });
  return { ...findParams(of, ref(given), namespace, within), asked };
};

test("without a kind or a reference there is one param, null", () => {
  expect(find(undefined, { name: "a" })).toMatchObject({ state: "params", params: [null] });
  expect(findParams(kind, undefined, "n", world())).toEqual({ state: "params", params: [null] });
  expect([readParamKind(undefined), readParamRef(null)]).toEqual([undefined, undefined]);
  expect(readParamKind({ apiVersion: "v1", kind: "A" })).toEqual({ apiVersion: "v1", kind: "A" });
});

test("the namespace is the binding's, or else the request's", () => {
  const namespaceOf = (result: ReturnType<typeof find>) => result.asked[0];
  expect(namespaceOf(find(kind, { name: "a" }))).toMatchObject({ namespace: "n", name: "a" });
  expect(namespaceOf(find(kind, { name: "a", namespace: "m" }))).toMatchObject({ namespace: "m" });
  expect(namespaceOf(find(cluster, { name: "a" }))).toMatchObject({ namespace: "" });
  const selector = { matchLabels: { a: "b" } };
  expect(namespaceOf(find(kind, { selector }))).toEqual({
    ask: "params",
    apiVersion: "v1",
    kind: "ConfigMap",
    namespace: "n",
    selector,
  });
});

test("references that cannot be followed fail", () => {
  const reasons = [
    find(kind, { name: "a" }, "open", ""),
    find(cluster, { name: "a", namespace: "m" }),
    find(kind, { name: "a", selector: {} }),
    find(kind, {}),
  ];
  expect(reasons).toMatchObject([
    {
      state: "failed",
      reason: "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources",
    },
    { state: "failed", reason: "paramRef.namespace must not be provided for a cluster-scoped `paramKind`" },
    { state: "failed", reason: "paramRef.name and paramRef.selector are mutually exclusive" },
    { state: "failed", reason: "one of name or selector must be provided" },
  ]);
});

test("no params mean what the binding says", () => {
  expect(find(kind, { name: "a" })).toMatchObject({ state: "params", params: [] });
  expect(find(kind, { name: "a", parameterNotFoundAction: "Deny" })).toMatchObject({
    state: "failed",
    reason: "no params found for policy binding with `Deny` parameterNotFoundAction",
  });
});

test("params say their type; what is not known is passed on", () => {
  const objects = [{ data: {} }, { apiVersion: "v2", kind: "Other" }];
  expect(find(kind, { name: "a" }, { state: "objects", objects })).toMatchObject({
    params: [{ apiVersion: "v1", kind: "ConfigMap", data: {} }, objects[1]],
  });
  expect(find(kind, { name: "a" }, "open").state).toBe("open");
  expect(find(kind, { name: "a" }, { state: "failed", reason: "down" })).toMatchObject({ reason: "down" });
  expect(find(kind, { name: "a" }, { state: "unknown", reason: "no" })).toMatchObject({ state: "unknown" });
});

test("a kind that there is not fails in the words of the API server", () => {
  const absent = world(() => ({ state: "absent" }));
  const reason = (apiVersion: string) => findKind({ apiVersion, kind: "Kind" }, absent);
  const words = "failed to find resource referenced by paramKind: ";
  expect(reason("x.io/v1")).toEqual({ state: "failed", reason: `${words}'x.io/v1, Kind=Kind'` });
  expect(reason("v1")).toEqual({ state: "failed", reason: `${words}'/v1, Kind=Kind'` });
  expect(findKind(kind, world())).toEqual({ state: "kind", namespaced: true });
  expect(
    findKind(
      kind,
      world(() => "open"),
    ).state,
  ).toBe("open");
});
