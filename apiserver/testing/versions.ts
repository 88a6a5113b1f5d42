/** A kind with two versions, and a webhook that converts it: what v1 calls `name`, v2 calls `title`. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { listAt, objectAt, textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";

const version = (name: string, field: string, more: JsonObject = {}): JsonObject => ({
  name,
  served: true,
  storage: name === "v1",
  subresources: { scale: { specReplicasPath: ".spec.n", statusReplicasPath: ".status.n" } },
  selectableFields: [{ jsonPath: `.spec.${field}` }],
  schema: {
    openAPIV3Schema: {
      type: "object",
      properties: {
        spec: { type: "object", properties: { [field]: { type: "string" }, n: { type: "integer", default: 1 } } },
      },
    },
  },
  ...more,
});

/** Its definition. */
export const thingDefinition: JsonObject = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "things.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { kind: "Thing", plural: "things", singular: "thing", listKind: "ThingList" },
    versions: [version("v1", "name"), version("v2", "title")],
    conversion: {
      strategy: "Webhook",
      webhook: { clientConfig: { url: "https://127.0.0.1:1/convert" }, conversionReviewVersions: ["v1"] },
    },
  },
};

export const things = (of: "v1" | "v2") => `/apis/example.com/${of}/namespaces/default/things`;

export function thing(name: string, spec: JsonObject, of: "v1" | "v2" = "v1"): JsonObject {
  return { apiVersion: `example.com/${of}`, kind: "Thing", metadata: { name }, spec };
}

/** Its webhook; `asked` counts the objects that it converted. */
export function thingWebhook(): { readonly conversionCall: Server["conversionCall"]; readonly asked: () => number } {
  let count = 0;
  return {
    asked: () => count,
    conversionCall: async (_webhook, body) => {
      const review: JsonObject = JSON.parse(body);
      const desired = textAt(review, "request", "desiredAPIVersion");
      const convertedObjects = listAt(review, "request", "objects").map((object) => converted(object, desired));
      count += convertedObjects.length;
      const response = { uid: textAt(review, "request", "uid"), result: { status: "Success" }, convertedObjects };
      return { ...review, response };
    },
  };
}

function converted(object: Json, apiVersion: string): JsonObject {
  const { name, title, ...rest } = objectAt(object, "spec");
  const text = name ?? title ?? null;
  const spec = { ...rest, ...(apiVersion.endsWith("v2") ? { title: text } : { name: text }) };
  return { ...objectAt(object), apiVersion, spec };
}
