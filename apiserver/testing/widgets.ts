/** A small custom kind that has one of everything, for tests. */
import type { JsonObject } from "@bubustack/api/json";

export const widgetDefinition: JsonObject = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "widgets.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural: "widgets", kind: "Widget", shortNames: ["wd"], categories: ["all"] },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        subresources: { status: {} },
        selectableFields: [{ jsonPath: ".spec.color" }],
        additionalPrinterColumns: [
          { name: "Color", type: "string", jsonPath: ".spec.color" },
          { name: "Ready", type: "string", jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
          { name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" },
        ],
        schema: {
          openAPIV3Schema: {
            type: "object",
            description: "A Widget is for tests.",
            required: ["spec"],
            properties: {
              spec: {
                type: "object",
                description: "What is wanted.",
                required: ["color"],
                properties: {
                  color: { type: "string", enum: ["red", "blue"], description: "The color." },
                  size: { type: "integer", default: 3, minimum: 1 },
                  code: { type: "string", pattern: "^[a-z]+$" },
                  parts: {
                    type: "array",
                    "x-kubernetes-list-type": "map",
                    "x-kubernetes-list-map-keys": ["name"],
                    items: {
                      type: "object",
                      required: ["name"],
                      properties: { name: { type: "string" }, n: { type: "integer" } },
                    },
                  },
                },
                "x-kubernetes-validations": [{ rule: "self.size > 0" }],
              },
              status: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
            },
          },
        },
      },
    ],
  },
};

/** A Job with a field that is stored and not looked at. */
export const halfRead: JsonObject = {
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "half-read", namespace: "default" },
  spec: {
    podFailurePolicy: { rules: [] },
    template: { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "i" }] } },
  },
};

/** A valid widget; `spec` replaces the fields that it names. */
export function widget(name: string, spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: "example.com/v1",
    kind: "Widget",
    metadata: { name, ...metadata },
    spec: { color: "red", ...spec },
  };
}

export const widgets = "/apis/example.com/v1/namespaces/default/widgets";
