/** The kinds of OpenReports, as far as a scan writes them: installations bring their own definitions. */
import type { JsonObject } from "@bubustack/api/json";
import { clusterReports, reports } from "../report.ts";

const text = { type: "string" };
const count = { type: "integer" };
const outcome = { type: "string", enum: ["pass", "fail", "warn", "error", "skip"] };
const reference = {
  type: "object",
  properties: { apiVersion: text, kind: text, name: text, namespace: text, uid: text },
};
const schema = {
  type: "object",
  required: ["source"],
  properties: {
    source: text,
    configuration: {
      type: "object",
      required: ["limits"],
      properties: {
        limits: { type: "object", properties: { maxResults: count, statusFilter: { type: "array", items: outcome } } },
      },
    },
    summary: { type: "object", properties: { pass: count, fail: count, warn: count, error: count, skip: count } },
    results: {
      type: "array",
      items: {
        type: "object",
        required: ["policy"],
        properties: {
          policy: text,
          rule: text,
          result: outcome,
          scored: { type: "boolean" },
          message: text,
          resources: { type: "array", items: reference },
          properties: { type: "object", additionalProperties: text },
        },
      },
    },
  },
};

export const definitions: readonly JsonObject[] = [reports, clusterReports].map(
  ({ group, version, resource, kind, namespaced }) => ({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${resource}.${group}` },
    spec: {
      group,
      scope: namespaced ? "Namespaced" : "Cluster",
      names: { kind, plural: resource, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  }),
);
