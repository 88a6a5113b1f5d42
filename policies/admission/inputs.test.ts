import { expect, test } from "vitest";
import { environmentFor } from "./environment.ts";
import { compileExpression } from "./expression.ts";
import { Scene, stuck, subjectOf } from "./inputs.ts";
import { Run } from "./run.ts";
import { configMap, request, world } from "./testing/scene.ts";
import type { Lookup } from "./world.ts";

const evaluate = (source: string, within = world(), of = request()) => {
  const inputs = new Scene(of, within).inputs(configMap, { data: { p: "1" } }, { metadata: { name: "n" } });
  return new Run(inputs, undefined, 1_000_000).evaluate(
    compileExpression(source, environmentFor({ params: true, authorizer: true })),
  );
};

test("objects, params, namespace and request are there", () => {
  expect(
    evaluate(
      "object.data.x + params.data.p + namespaceObject.metadata.name + request.operation + string(oldObject == null)",
    ),
  ).toEqual({ state: "value", value: "11nCREATEtrue" });
});

test("rights are asked as they are written, of the user of the request", () => {
  const asked: Lookup[] = [];
  const within = world((lookup) => {
    asked.push(lookup);
    return { state: "access", access: { allowed: false, reason: "no" } };
  });
  const source = "authorizer.requestResource.check('delete').allowed() || authorizer.path('/x').check('get').allowed()";
  expect(evaluate(source, within)).toEqual({ state: "value", value: false });
  expect(asked).toMatchObject([
    {
      ask: "access",
      user: { username: "ann" },
      check: { verb: "delete", resource: "configmaps", namespace: "n", name: "a" },
    },
    { check: { verb: "get", path: "/x" } },
  ]);
});

test("what is not known yet is asked, what nobody knows is unknown, what failed is an answer", () => {
  const source = "authorizer.path('/x').check('get').allowed()";
  const open = evaluate(
    source,
    world(() => "open"),
  );
  if (open.state !== "pending") throw new Error(open.state);
  expect(stuck(open.asks)).toMatchObject({ lookups: [{ ask: "access" }] });
  const never = evaluate(
    source,
    world(() => ({ state: "unknown", reason: "no cluster" })),
  );
  if (never.state !== "pending") throw new Error(never.state);
  expect(stuck(never.asks)).toEqual({ unknown: "no cluster" });
  const errored = source.replace("allowed()", "errored()");
  expect(
    evaluate(
      errored,
      world(() => ({ state: "failed", reason: "down" })),
    ),
  ).toEqual({ state: "value", value: true });
});

test("an object that was changed stands for the one that was sent", () => {
  const scene = new Scene(request(), world());
  expect(scene.inputs(configMap, null, null, { data: { x: "2" } })).toMatchObject({ object: { data: { x: "2" } } });
  expect(scene.inputs(configMap, null, null)).toMatchObject({ object: { data: { x: "1" } }, params: null });
});

test("a ServiceAccount is asked about by its own name and groups", () => {
  const check = {
    verb: "get",
    group: "",
    resource: "x",
    subresource: "",
    namespace: "",
    name: "",
    fieldSelector: "",
    labelSelector: "",
  };
  expect(subjectOf(check, { username: "ann" })).toEqual({ username: "ann" });
  expect(subjectOf({ ...check, serviceAccount: { namespace: "n", name: "robot" } }, { username: "ann" })).toEqual({
    username: "system:serviceaccount:n:robot",
    groups: ["system:serviceaccounts", "system:serviceaccounts:n"],
  });
});
