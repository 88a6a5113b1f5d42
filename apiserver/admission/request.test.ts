import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { Warnings } from "../wire/warnings.ts";
import { requestOf, reviewOf } from "./request.ts";

test("a review has the full v1 shape", () => {
  const attributes = {
    resource: configMaps,
    subresource: "status",
    operation: "UPDATE",
    name: "a",
    namespace: "n",
    oldObject: { b: 2 },
    dryRun: true,
    options: { kind: "UpdateOptions" },
    user: { username: "u" },
    warnings: new Warnings(),
    signal: new AbortController().signal,
  } as const;
  const kind = { group: "", version: "v1", kind: "ConfigMap" };
  const resource = { group: "", version: "v1", resource: "configmaps" };
  expect(reviewOf(requestOf(attributes, { a: 1 }, "1"))).toEqual({
    kind: "AdmissionReview",
    apiVersion: "admission.k8s.io/v1",
    request: {
      uid: "1",
      kind,
      resource,
      subResource: "status",
      requestKind: kind,
      requestResource: resource,
      requestSubResource: "status",
      name: "a",
      namespace: "n",
      operation: "UPDATE",
      userInfo: { username: "u" },
      object: { a: 1 },
      oldObject: { b: 2 },
      dryRun: true,
      options: { kind: "UpdateOptions" },
    },
  });
  expect(reviewOf(requestOf({ ...attributes, name: "", subresource: "" }, undefined, "1")).request).not.toHaveProperty(
    "name",
  );
});
