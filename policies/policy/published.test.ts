import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { publishedKind } from "./published.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const gvk = { group: "apps", version: "v1", kind: "Deployment" };
const document: JsonObject = {
  paths: {
    "/apis/apps/v1/namespaces/{namespace}/deployments": { get: { "x-kubernetes-group-version-kind": gvk } },
  },
  components: {
    schemas: {
      Deployment: {
        type: "object",
        "x-kubernetes-group-version-kind": [gvk],
        properties: { spec: { allOf: [ref("Spec")], default: {} }, metadata: ref("Meta") },
      },
      Meta: { type: "object", properties: { labels: { type: "object", additionalProperties: { type: "string" } } } },
      Spec: {
        type: "object",
        required: ["replicas"],
        properties: {
          replicas: { type: "integer", format: "int32" },
          port: ref("IntOrString"),
          memory: ref("io.k8s.apimachinery.pkg.api.resource.Quantity"),
          again: ref("Spec"),
          list: { type: "array", maxItems: 3, items: ref("Meta") },
        },
      },
      IntOrString: { format: "int-or-string", oneOf: [{ type: "integer" }, { type: "string" }] },
    },
  },
};
const resource = { group: "apps", version: "v1", resource: "deployments" };

test("references are followed, numbers or texts are either, and what contains itself ends", () => {
  const meta = { type: "object", properties: { labels: { type: "object", additionalProperties: { type: "string" } } } };
  expect(publishedKind(document, resource)).toEqual({
    kind: gvk,
    schema: {
      type: "object",
      properties: {
        metadata: meta,
        spec: {
          type: "object",
          required: ["replicas"],
          properties: {
            replicas: { type: "integer", format: "int32" },
            port: { "x-kubernetes-int-or-string": true },
            memory: { type: "string" },
            again: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
            list: { type: "array", maxItems: 3, items: meta },
          },
        },
      },
    },
  });
  expect(publishedKind(document, { ...resource, resource: "daemonsets" })).toBeUndefined();
  expect(publishedKind(document, gvk)).toEqual(publishedKind(document, resource));
  expect(publishedKind(document, { ...gvk, kind: "DaemonSet" })).toBeUndefined();
});

test("one that would become endless is not typed", () => {
  const wide = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      `T${at}`,
      {
        type: "object",
        properties: Object.fromEntries(Array.from({ length: 9 }, (_, to) => [`f${to}`, ref(`T${at + 1}`)])),
      },
    ]),
  );
  const schemas = { ...wide, Deployment: { ...wide["T0"], "x-kubernetes-group-version-kind": [gvk] } };
  expect(publishedKind({ ...document, components: { schemas } }, resource)).toBeUndefined();
});

test("anything is read without an error", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("paths", "components"), fc.jsonValue()), (given) => {
      expect(publishedKind(given as JsonObject, resource)).toBeUndefined();
    }),
  );
});
