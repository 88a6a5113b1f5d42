import { canonicalJson } from "@bubustack/api/canonical-json";
import type { JsonObject } from "@bubustack/api/json";

/** What the steps' `with` is judged by: as large as schemas of components usually are. */
export const inputSchema = {
  type: "object",
  required: ["url"],
  additionalProperties: false,
  properties: {
    url: { type: "string", pattern: "^https?://" },
    method: { enum: ["GET", "POST", "PUT", "DELETE"], default: "GET" },
    headers: { type: "object", additionalProperties: { type: "string" } },
    body: { anyOf: [{ type: "string" }, { type: "object" }, { type: "array" }] },
    limit: { type: "integer", minimum: 1, maximum: 1_000 },
    cursor: { type: "string", maxLength: 256 },
    timeout: { type: "string", default: "30s" },
    retries: { type: "integer", default: 3 },
  },
};

/** Engrams and the template that the generated Stories rely on. */
export function catalogue(): readonly JsonObject[] {
  const engrams = Array.from({ length: 8 }, (_, i) => ({
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Engram",
    metadata: { name: `engram-${i}`, namespace: "default" },
    spec: { templateRef: { name: "http" }, mode: "job" },
  }));
  const template = {
    apiVersion: "catalog.bubustack.io/v1alpha1",
    kind: "EngramTemplate",
    metadata: { name: "http" },
    spec: { version: "1.0.0", supportedModes: ["job"], image: "registry.example.com/http:1.0.0", inputSchema },
  };
  return [...engrams, template];
}

/** A Story of `count` steps that run Engrams, each with the one before and one further back as its needs. */
export function storyOf(count: number): JsonObject {
  return {
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Story",
    metadata: { name: `load-${count}`, namespace: "default", labels: { "app.kubernetes.io/part-of": "load" } },
    spec: { pattern: "batch", steps: Array.from({ length: count }, (_, i) => step(i)) },
  };
}

function step(index: number): JsonObject {
  const back = Math.floor(index / 2);
  const needs = index === 0 ? [] : [...new Set([name(index - 1), name(back)])];
  return {
    name: name(index),
    ref: { name: `engram-${index % 8}` },
    ...(needs.length > 0 && { needs }),
    ...(index % 3 === 1 && { if: `{{ eq (index steps "${name(back)}").output.status 200 }}` }),
    with: { url: "https://api.example.com/v1/items", body: index === 0 ? "{{ inputs.body }}" : from(back), limit: 100 },
  };
}

function from(index: number): string {
  return `{{ (index steps "${name(index)}").output.items }}`;
}

function name(index: number): string {
  return `step-${index}`;
}

/** The same Story with an annotation that makes its review `bytes` larger. */
export function padded(story: JsonObject, bytes: number): JsonObject {
  const annotations = { "example.com/pad": "x".repeat(bytes) };
  return { ...story, metadata: { name: "padded", namespace: "default", annotations } };
}

/** Where a uid stands in the bytes of a review, so that each request can have its own. */
export const uidPlaceholder = "00000000-0000-4000-8000-000000000000";

/** The bytes of an AdmissionReview that creates the object. */
export function reviewOf(object: JsonObject): Buffer {
  const kind = { group: "bubustack.io", version: "v1alpha1", kind: "Story" };
  const resource = { group: "bubustack.io", version: "v1alpha1", resource: "stories" };
  const request = {
    uid: uidPlaceholder,
    kind,
    resource,
    requestKind: kind,
    requestResource: resource,
    name: "load",
    namespace: "default",
    operation: "CREATE",
    userInfo: { username: "load", groups: ["system:authenticated"] },
    object,
    oldObject: null,
    dryRun: false,
    options: { apiVersion: "meta.k8s.io/v1", kind: "CreateOptions" },
  };
  return Buffer.from(JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request }));
}

/** A review as an API server writes it: it keeps objects as maps, whose keys Go writes in their order. */
export function asSent(review: Buffer): Buffer {
  return Buffer.from(canonicalJson(JSON.parse(review.toString("utf8"))));
}
