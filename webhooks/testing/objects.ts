import type { JsonObject } from "@bubustack/api/json";

/** An Engram of template `http` in namespace `default`. */
export function engram(name: string): JsonObject {
  return {
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Engram",
    metadata: { name, namespace: "default" },
    spec: { templateRef: { name: "http" } },
  };
}

/** A template for jobs. */
export function engramTemplate(name: string): JsonObject {
  return {
    apiVersion: "catalog.bubustack.io/v1alpha1",
    kind: "EngramTemplate",
    metadata: { name },
    spec: { version: "1.0.0", supportedModes: ["job"], image: "registry.example.com/http:1.0.0" },
  };
}
