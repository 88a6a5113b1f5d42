import { expect, test } from "vitest";
import { invocationsOf, namespaceOf } from "./invocations.ts";
import { readBinding, readPolicy } from "./policy.ts";
import { binding, namespace, policy, request, world } from "./testing/scene.ts";

const paramKind = { apiVersion: "v1", kind: "ConfigMap" };
const meet = (spec: object, bindings = [binding()], of = request(), within = world()) =>
  invocationsOf(
    [{ policy: readPolicy(policy("Validating", spec as never)), bindings: bindings.map(readBinding) }],
    of,
    within,
  );
const ref = (more: object = {}) => binding({ paramRef: { name: "p", parameterNotFoundAction: "Deny", ...more } });

test("a policy is invoked once for each binding and param", () => {
  expect(
    meet({}, [binding(), binding({}, "c")]).invocations.map(({ binding: { name }, param }) => [name, param]),
  ).toEqual([
    ["b", null],
    ["c", null],
  ]);
  const objects = [{ metadata: { name: "x" } }, { metadata: { name: "y" } }];
  const found = world((lookup) => (lookup.ask === "params" ? { state: "objects", objects } : undefined));
  expect(meet({ paramKind }, [ref()], request(), found).invocations).toHaveLength(2);
});

test("bindings narrow", () => {
  const narrow = (resources: string) =>
    binding({
      matchResources: {
        resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: [resources] }],
      },
    });
  expect(meet({}, [narrow("configmaps"), narrow("secrets")]).invocations).toHaveLength(1);
});

test("what is exempt meets nothing", () => {
  const resource = { group: "admissionregistration.k8s.io", version: "v1", resource: "mutatingadmissionpolicies" };
  expect(meet({ matchConstraints: {} }, [binding()], request({ resource })).invocations).toEqual([]);
});

test("mistakes are named with the policy, or with the binding", () => {
  const absent = world((lookup) => (lookup.ask === "paramKind" ? { state: "absent" } : undefined));
  expect(meet({ paramKind }, [ref()], request(), absent).errors).toMatchObject([
    { policy: { name: "p" }, binding: undefined, reason: expect.stringContaining("failed to find resource") },
  ]);
  expect(meet({ paramKind }, [ref()]).errors).toMatchObject([
    { binding: { name: "b" }, reason: expect.stringContaining("no params found") },
  ]);
  const broken = world((lookup) => (lookup.ask === "namespace" ? { state: "failed", reason: "down" } : undefined));
  const selected = binding({ matchResources: { namespaceSelector: { matchLabels: { a: "b" } } } });
  expect(meet({}, [selected], request(), broken).errors).toMatchObject([{ binding: { name: "b" }, reason: "down" }]);
});

test("what is not known is asked, all of it at once; what nobody knows leaves the policy unverified", () => {
  const open = world(() => "open");
  expect(meet({ paramKind }, [ref()], request(), open).lookups).toMatchObject([{ ask: "paramKind" }]);
  const later = world((lookup) => (lookup.ask === "params" ? "open" : undefined));
  expect(meet({ paramKind }, [ref(), ref({ name: "q" })], request(), later).lookups).toHaveLength(2);
  const unknown = world(() => ({ state: "unknown", reason: "no cluster" }));
  expect(meet({ paramKind }, [ref()], request(), unknown).unverified).toEqual([{ policy: "p", reason: "no cluster" }]);
});

test("the namespace of a request", () => {
  expect(namespaceOf(request(), world())).toEqual({ state: "namespace", namespace });
  expect(
    namespaceOf(
      request({ namespace: "" }),
      world(() => "open"),
    ),
  ).toEqual({ state: "namespace", namespace: null });
  const kind = { group: "", version: "v1", kind: "Namespace" };
  expect(
    namespaceOf(
      request({ kind }),
      world(() => "open"),
    ),
  ).toEqual({ state: "namespace", namespace: null });
  expect(
    namespaceOf(
      request(),
      world(() => "open"),
    ).state,
  ).toBe("open");
  expect(
    namespaceOf(
      request(),
      world(() => ({ state: "absent" })),
    ),
  ).toMatchObject({ state: "failed" });
  expect(
    namespaceOf(
      request(),
      world(() => ({ state: "unknown", reason: "x" })),
    ).state,
  ).toBe("unknown");
});
