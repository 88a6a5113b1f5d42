/**
 * The kinds of OpenReports (`openreports.io/v1alpha1`), in which a scan says what it found: `Report` and `ClusterReport`. They belong to
 * that project, and other tools write such reports too: an installation brings them where nobody else has. The fields are those that
 * https://github.com/openreports/reports-api publishes.
 */
import type { JsonObject } from "../json.ts";
import type { Structural } from "../structural.ts";

const text = (description: string): Structural => ({ type: "string", description });
const whole = (description: string, format?: string): Structural => ({
  type: "integer",
  description,
  ...(format !== undefined && { format }),
});
const outcomes = ["pass", "fail", "warn", "error", "skip"];

const reference: Structural = {
  type: "object",
  description: "An object.",
  "x-kubernetes-map-type": "atomic",
  properties: {
    apiVersion: text("Group and version of the object."),
    fieldPath: text("A part of the object."),
    kind: text("Kind of the object."),
    name: text("Name of the object."),
    namespace: text("Namespace of the object."),
    resourceVersion: text("The state of the object that it was looked at in."),
    uid: text("UID of the object."),
  },
};

const selector: Structural = {
  type: "object",
  description: "Objects by their labels.",
  "x-kubernetes-map-type": "atomic",
  properties: {
    matchLabels: { type: "object", description: "Labels that they have.", additionalProperties: { type: "string" } },
    matchExpressions: {
      type: "array",
      description: "Conditions on their labels, all of which hold.",
      "x-kubernetes-list-type": "atomic",
      items: {
        type: "object",
        required: ["key", "operator"],
        properties: {
          key: text("The label."),
          operator: text("In, NotIn, Exists or DoesNotExist."),
          values: {
            type: "array",
            description: "Values of the label.",
            "x-kubernetes-list-type": "atomic",
            items: { type: "string" },
          },
        },
      },
    },
  },
};

const result: Structural = {
  type: "object",
  required: ["policy"],
  properties: {
    category: text("What the policy is about."),
    message: text("What was found."),
    policy: text("The policy."),
    properties: { type: "object", description: "Further details.", additionalProperties: { type: "string" } },
    resourceSelector: { ...selector, description: "The objects that it is about, where they are not named." },
    resources: { type: "array", description: "The objects that it is about.", items: reference },
    result: { ...text("What was found, in a word."), enum: outcomes },
    rule: text("The rule of the policy."),
    scored: { type: "boolean", description: "Whether it counts." },
    severity: { ...text("How grave it is."), enum: ["critical", "high", "low", "medium", "info"] },
    source: text("Who found it, where it is not who made the report."),
    timestamp: {
      type: "object",
      description: "When it was found.",
      required: ["nanos", "seconds"],
      properties: {
        nanos: whole("Nanoseconds beyond the second.", "int32"),
        seconds: whole("Seconds since 1970.", "int64"),
      },
    },
  },
};

const schema: Structural = {
  type: "object",
  description: "What policies say about objects that exist.",
  properties: {
    apiVersion: text("Group and version of this format."),
    kind: text("Kind of this object."),
    metadata: { type: "object" },
    configuration: {
      type: "object",
      description: "What who made the report leaves out.",
      required: ["limits"],
      properties: {
        limits: {
          type: "object",
          description: "Bounds of the report.",
          properties: {
            maxResults: whole("The most results that it has."),
            statusFilter: {
              type: "array",
              description: "The only results that it has.",
              items: { type: "string", enum: outcomes },
            },
          },
        },
      },
    },
    results: { type: "array", description: "What was found.", items: result },
    scope: { ...reference, description: "The object that the whole report is about." },
    scopeSelector: { ...selector, description: "The objects that the whole report is about, by their labels." },
    source: text("Who made the report."),
    summary: {
      type: "object",
      description: "How many there are of each result, those too that are left out.",
      properties: {
        pass: whole("Objects or rules that hold."),
        fail: whole("Results that do not."),
        warn: whole("Results that are only warned of."),
        error: whole("Policies that could not be evaluated."),
        skip: whole("What is not known."),
      },
    },
  },
};

const column = (name: string, jsonPath: string, type: string, description: string, priority?: number) => ({
  name,
  type,
  jsonPath,
  description,
  ...(priority !== undefined && { priority }),
});
const columns = [
  column("Kind", ".scope.kind", "string", "Kind of the object that it is about.", 1),
  column("Name", ".scope.name", "string", "Name of the object that it is about.", 1),
  ...["Pass", "Fail", "Warn", "Error", "Skip"].map((name) =>
    column(name, `.summary.${name.toLowerCase()}`, "integer", `How many results are ${name.toLowerCase()}.`),
  ),
  column("Age", ".metadata.creationTimestamp", "date", "Time since the object was created."),
];

function definition(kind: string, scope: "Namespaced" | "Cluster", shortName: string): JsonObject {
  const singular = kind.toLowerCase();
  const version = {
    ...{ name: "v1alpha1", served: true, storage: true },
    additionalPrinterColumns: columns,
    schema: { openAPIV3Schema: schema as JsonObject },
  };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${singular}s.openreports.io` },
    spec: {
      group: "openreports.io",
      names: { kind, listKind: `${kind}List`, plural: `${singular}s`, singular, shortNames: [shortName] },
      scope,
      versions: [version],
    },
  };
}

/** The definitions of both kinds (CustomResourceDefinition, apiextensions.k8s.io/v1). */
export const reportDefinitions: readonly JsonObject[] = [
  definition("Report", "Namespaced", "reps"),
  definition("ClusterReport", "Cluster", "creps"),
];

/** Their files in the chart: path from the root of the repository to text. `toYaml` writes one document. */
export function render(toYaml: (value: unknown) => string): ReadonlyMap<string, string> {
  return new Map(
    reportDefinitions.map((one) => {
      const { name } = one["metadata"] as { readonly name: string };
      return [`charts/bubustack/openreports/${name}.yaml`, toYaml(one)];
    }),
  );
}
