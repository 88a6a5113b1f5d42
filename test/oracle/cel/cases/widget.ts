import type { Json } from "../case.ts";

/** A string of a schema, with its bounds. */
export const text = (bounds: object = {}): Json => ({ type: "string", ...bounds });
/** The schema of a resource with every kind of field. */
export const widget: Json = {
  type: "object",
  required: ["spec"],
  properties: {
    spec: {
      type: "object",
      required: ["replicas", "name"],
      properties: {
        replicas: { type: "integer", minimum: 0 },
        ratio: { type: "number" },
        name: text({ maxLength: 63 }),
        phase: text({ enum: ["Pending", "Running"] }),
        port: { "x-kubernetes-int-or-string": true },
        started: text({ format: "date-time" }),
        day: text({ format: "date" }),
        timeout: text({ format: "duration" }),
        secret: text({ format: "byte" }),
        nullable: text({ nullable: true }),
        enabled: { type: "boolean" },
        labels: { type: "object", maxProperties: 10, additionalProperties: text({ maxLength: 20 }) },
        anything: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
        unknown: { "x-kubernetes-preserve-unknown-fields": true },
        template: {
          type: "object",
          "x-kubernetes-embedded-resource": true,
          "x-kubernetes-preserve-unknown-fields": true,
        },
        set: { type: "array", maxItems: 10, "x-kubernetes-list-type": "set", items: text({ maxLength: 10 }) },
        atomic: { type: "array", maxItems: 10, items: { type: "integer" } },
        ports: {
          type: "array",
          maxItems: 5,
          "x-kubernetes-list-type": "map",
          "x-kubernetes-list-map-keys": ["name"],
          items: {
            type: "object",
            required: ["name"],
            properties: { name: text({ maxLength: 15 }), port: { type: "integer" } },
          },
        },
        matrix: { type: "array", maxItems: 4, items: { type: "array", maxItems: 4, items: { type: "number" } } },
        unbounded: { type: "array", items: text() },
        namespace: text(),
        if: text(),
        "dash-name": text(),
        "dotted.name": text(),
        "slash/name": text(),
        double__under: text(),
        "0digit": text(),
        "sp ace": text(),
        in: text(),
        true: { type: "boolean" },
      },
    },
    status: { type: "object", properties: { ready: { type: "integer" } } },
  },
};
/** A widget that the schema allows, with what it does not know. */
export const value: Json = {
  apiVersion: "example.com/v1",
  kind: "Widget",
  metadata: { name: "w", labels: { a: "b" } },
  spec: {
    replicas: 3,
    ratio: 2,
    name: "widget",
    phase: "Running",
    port: "http",
    started: "2024-01-01T00:00:00Z",
    day: "2024-02-29",
    timeout: "1h30m",
    secret: "aGVsbG8=",
    nullable: null,
    enabled: true,
    labels: { app: "web", tier: "front" },
    anything: { x: { y: [1] } },
    unknown: { z: 1 },
    template: { apiVersion: "v1", kind: "Pod", metadata: { name: "p", labels: {} }, spec: {} },
    set: ["a", "b"],
    atomic: [1, 2, 3],
    ports: [
      { name: "http", port: 80 },
      { name: "https", port: 443 },
    ],
    matrix: [[1, 2.5], []],
    unbounded: ["x"],
    namespace: "ns",
    if: "condition",
    "dash-name": "dash",
    "dotted.name": "dot",
    "slash/name": "slash",
    double__under: "under",
    "0digit": "digit",
    "sp ace": "space",
    in: "in",
    true: true,
  },
};
/** A widget before it was changed: its lists have another order. */
export const other: Json = {
  ...value,
  spec: {
    replicas: 3,
    name: "widget",
    set: ["b", "a"],
    ports: [
      { name: "https", port: 443 },
      { name: "http", port: 80 },
    ],
    atomic: [3, 2, 1],
  },
};
