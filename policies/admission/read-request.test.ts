import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRequest } from "./read-request.ts";

const creation = (more: JsonObject = {}): JsonObject => ({
  operation: "CREATE",
  kind: { group: "", version: "v1", kind: "ConfigMap" },
  resource: { group: "", version: "v1", resource: "configmaps" },
  name: "a",
  namespace: "n",
  userInfo: { username: "ann" },
  object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "n" }, data: { x: "1" } },
  ...more,
});

test("what is left out is empty", () => {
  const { userInfo, name, object, ...rest } = creation();
  expect(readRequest(rest)).toEqual({
    uid: "",
    kind: rest["kind"],
    resource: rest["resource"],
    namespace: "n",
    operation: "CREATE",
    userInfo: {},
    object: null,
    oldObject: null,
    dryRun: false,
    options: null,
  });
});

test("all of it is read", () => {
  const more = {
    uid: "u",
    subResource: "status",
    requestKind: { group: "g", version: "v", kind: "K" },
    requestResource: { group: "g", version: "v", resource: "ks" },
    requestSubResource: "status",
    userInfo: { username: "ann", uid: "1", groups: ["devs"], extra: { key: ["value"] } },
    oldObject: {},
    dryRun: true,
    options: { kind: "CreateOptions" },
  };
  expect(readRequest(creation(more))).toEqual(creation(more));
});

test.each([
  [undefined, "request: nothing is not an AdmissionRequest"],
  [creation({ operation: "PATCH" }), 'request.operation: "PATCH" is not CREATE, UPDATE, DELETE or CONNECT'],
  [creation({ kind: "ConfigMap" }), 'request.kind: "ConfigMap" is not an object of group, version and kind'],
  [creation({ resource: { group: 1 } }), "request.resource: "],
  [creation({ object: 5 }), "request.object: 5 is not an object"],
  [creation({ name: 5 }), "request.name: 5 is not a text"],
  [creation({ userInfo: { groups: "a" } }), "request.userInfo: "],
])("%j", (given, problem) => {
  expect(readRequest(given)).toEqual({ problem: expect.stringContaining(problem) });
});

test("JSON of any shape is read or refused", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...Object.keys(creation()), "extra"), (value, key) => {
      readRequest(value as never);
      readRequest(creation({ [key]: value as never }));
      readRequest(creation({ userInfo: { [key]: value as never } }));
    }),
  );
});
