import type { Structural } from "@bubustack/api/structural";

/** A schema that has one of each kind of part. */
export const thing: Structural = {
  type: "object",
  properties: {
    spec: {
      type: "object",
      properties: {
        color: { type: "string" },
        size: { type: "integer" },
        list: { type: "array", items: { type: "integer" } },
        tags: { type: "array", "x-kubernetes-list-type": "set", items: { type: "string" } },
        parts: {
          type: "array",
          "x-kubernetes-list-type": "map",
          "x-kubernetes-list-map-keys": ["name"],
          items: { type: "object", properties: { name: { type: "string" }, n: { type: "integer" } } },
        },
        whole: { type: "object", "x-kubernetes-map-type": "atomic", additionalProperties: { type: "string" } },
        labels: { type: "object", additionalProperties: { type: "string" } },
        free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
        empty: { type: "object" },
      },
    },
  },
};
