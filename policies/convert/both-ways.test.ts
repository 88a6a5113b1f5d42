/** What is converted gives the same verdict: a corpus of policies and objects, judged before and after. */
import type { AdmissionRequest, Operation } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { describe, expect, test } from "vitest";
import { binding, clusterPolicy, mutating, validating } from "../lint/examples.ts";
import { question } from "../policy/testing/scene.ts";
import { prove } from "./prove.ts";
import { toNative } from "./to-native.ts";
import { toOwn } from "./to-own.ts";

const params = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "limits", namespace: "n" },
  data: { most: "1" },
};
const namespaceObject = { apiVersion: "v1", kind: "Namespace", metadata: { name: "n", labels: { env: "test" } } };
const world: Parameters<typeof question>[1] = {
  namespaceObject,
  world: {
    look: (lookup) => {
      if (lookup.ask === "paramKind") return { state: "kind", namespaced: true };
      if (lookup.ask === "params")
        return lookup.name === "limits" ? { state: "objects", objects: [params] } : { state: "absent" };
      return lookup.ask === "namespace"
        ? { state: "objects", objects: [namespaceObject] }
        : { state: "unknown", reason: "no rights" };
    },
  },
};

const pod = (name: string, spec: JsonObject, labels: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "n", labels },
  spec: { containers: [{ name: "c", image: "registry.example/c:1" }], ...spec },
});
const objects = [
  pod("plain", {}),
  pod("labelled", {}, { team: "a" }),
  pod("two", {
    containers: [
      { name: "a", image: "other/a:1" },
      { name: "b", image: "registry.example/b:latest" },
    ],
  }),
  pod("host", { hostNetwork: true }),
  { apiVersion: "v1", kind: "Pod", metadata: { name: "empty", namespace: "n" } },
];
const operations: readonly Operation[] = ["CREATE", "UPDATE", "DELETE"];
const requests = objects.flatMap((object) =>
  operations.map((operation): { name: string; request: AdmissionRequest } => ({
    name: `${operation} ${String((object["metadata"] as JsonObject)["name"])}`,
    request: {
      uid: "u",
      kind: { group: "", version: "v1", kind: "Pod" },
      resource: { group: "", version: "v1", resource: "pods" },
      name: String((object["metadata"] as JsonObject)["name"]),
      namespace: "n",
      operation,
      userInfo: { username: "ann", groups: ["dev"] },
      object: operation === "DELETE" ? null : object,
      oldObject: operation === "CREATE" ? null : object,
      dryRun: false,
      options: null,
    },
  })),
);

function same(before: readonly JsonObject[], after: readonly JsonObject[]) {
  const ask = (set: readonly JsonObject[]) => (request: AdmissionRequest) => question(set, { ...world, request });
  expect(prove(requests, ask(before), ask(after))).toEqual({ same: requests.length, excluded: 0, differences: [] });
}

/** Fields of specs that both kinds have. */
const specs: readonly (readonly [string, JsonObject])[] = [
  [
    "a validation",
    { validations: [{ expression: "object == null || has(object.metadata.labels.team)", message: "team is needed" }] },
  ],
  [
    "several, with reasons and messages that are made",
    {
      validations: [
        {
          expression:
            "request.operation == 'DELETE' || object.spec.containers.all(c, c.image.startsWith('registry.example/'))",
          messageExpression: "'only ours, not ' + object.spec.containers[0].image",
          reason: "Forbidden",
        },
        { expression: "request.operation == 'DELETE' || !object.spec.?hostNetwork.orValue(false)" },
      ],
    },
  ],
  ["an error that refuses", { validations: [{ expression: "object.spec.nothing == 1" }] }],
  [
    "an error that counts for nothing",
    { failurePolicy: "Ignore", validations: [{ expression: "object.spec.nothing == 1" }] },
  ],
  [
    "a condition and variables",
    {
      matchConditions: [{ name: "created", expression: "request.operation == 'CREATE'" }],
      variables: [{ name: "images", expression: "object.spec.containers.map(c, c.image)" }],
      validations: [{ expression: "variables.images.size() < 2", message: "one container" }],
      auditAnnotations: [{ key: "images", valueExpression: "has(object.spec) ? variables.images.join(',') : ''" }],
    },
  ],
  ["what does not compile", { validations: [{ expression: "object.(" }] }],
  [
    "selectors",
    {
      matchConstraints: {
        resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["pods"] }],
        objectSelector: { matchLabels: { team: "a" } },
        namespaceSelector: { matchLabels: { env: "test" } },
      },
      validations: [{ expression: "false" }],
    },
  ],
  [
    "another namespace",
    {
      matchConstraints: {
        resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["pods"] }],
        namespaceSelector: { matchLabels: { env: "live" } },
      },
      validations: [{ expression: "false" }],
    },
  ],
];

describe("from those of Kubernetes", () => {
  test.each(specs)("%s", (_, spec) => {
    for (const action of ["Deny", "Warn", "Audit"]) {
      const policy = validating(spec);
      const bound = binding("example", { validationActions: [action] });
      const { objects: after, refused } = toOwn(policy, [bound]);
      expect(refused).toEqual([]);
      same([policy, bound], after);
    }
  });

  test("params, and two bindings that narrow", () => {
    const policy = validating({
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      validations: [
        { expression: "object == null || object.spec.containers.size() <= int(params.data.most)", message: "too many" },
      ],
    });
    const first = binding("example", { paramRef: { name: "limits", parameterNotFoundAction: "Deny" } });
    const second = {
      ...binding("example", {
        paramRef: { name: "none", parameterNotFoundAction: "Allow" },
        matchResources: { namespaceSelector: { matchLabels: { env: "test" } } },
      }),
      metadata: { name: "other" },
    };
    const { objects: after, refused } = toOwn(policy, [first, second]);
    expect(refused).toEqual([]);
    expect(after.map(({ metadata }) => metadata)).toEqual([{ name: "example-example" }, { name: "example-other" }]);
    same([policy, first, second], after);
  });

  test("changes", () => {
    const policy = mutating({
      mutations: [
        {
          patchType: "JSONPatch",
          jsonPatch: {
            expression: "has(object.spec) ? [JSONPatch{op: 'add', path: '/spec/hostNetwork', value: false}] : []",
          },
        },
      ],
    });
    const bound = {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "MutatingAdmissionPolicyBinding",
      metadata: { name: "b" },
      spec: { policyName: "example" },
    };
    const { objects: after, lost } = toOwn(policy, [bound]);
    same([policy, bound], after);
    expect(lost.map(({ message }) => message)).toContain(
      "a ClusterPolicy refuses what its mutations would change once more",
    );
  });

  test("what cannot be said, and what is lost", () => {
    const policy = validating({ validations: [{ expression: "true" }] });
    expect(toOwn(policy, []).refused).toMatchObject([
      { message: "no binding puts it in force: a ClusterPolicy would be" },
    ]);
    const annotated = validating({ auditAnnotations: [{ key: "k", valueExpression: "object.spec.x" }] });
    expect(toOwn(annotated, [binding("example", { validationActions: ["Audit"] })]).lost).toMatchObject([
      { path: ["spec", "auditAnnotations"] },
      { path: ["spec", "matchConstraints"] },
    ]);
    const { lost } = toOwn(policy, [binding("example", { validationActions: ["Deny", "Audit"] })]);
    expect(lost.map(({ message }) => message)).toContain("a ClusterPolicy has one action: Deny is kept, Audit is not");
  });
});

describe("to those of Kubernetes, and back", () => {
  test.each(specs)("%s", (_, spec) => {
    for (const action of ["Deny", "Warn", "Audit"]) {
      const policy = clusterPolicy({ action, ...spec });
      const { objects: after, refused } = toNative(policy);
      expect(refused).toEqual([]);
      same([policy], after);
      const [native = {}, ...bindings] = after;
      same([policy], toOwn(native, bindings).objects);
    }
  });

  test("a policy that changes and judges becomes two", () => {
    const policy = clusterPolicy({
      mutations: [
        {
          patchType: "ApplyConfiguration",
          applyConfiguration: { expression: "Object{metadata: Object.metadata{labels: {'team': 'b'}}}" },
        },
      ],
      validations: [{ expression: "object == null || object.metadata.labels.team == 'b'" }],
    });
    const { objects: after } = toNative(policy);
    expect(after.map(({ kind }) => kind)).toEqual([
      "MutatingAdmissionPolicy",
      "MutatingAdmissionPolicyBinding",
      "ValidatingAdmissionPolicy",
      "ValidatingAdmissionPolicyBinding",
    ]);
    same([policy], after);
  });

  test("what cannot be said, and what is lost", () => {
    const said = (spec: JsonObject) => {
      const { refused, lost } = toNative(
        clusterPolicy({ validations: [{ name: "a", path: "spec", expression: "true" }], ...spec }),
      );
      return [refused, lost].map((all) => all.map(({ path }) => path.join(".")));
    };
    expect(said({ at: ["Launch"], reads: [{ name: "r" }] })).toEqual([["spec.at", "spec.reads"], []]);
    expect(said({ exceptions: { maxDuration: "1h" }, autogen: { podControllers: ["Job"] } })).toEqual([
      [],
      ["spec.exceptions", "spec.autogen", "spec.validations", "spec.matchConstraints"],
    ]);
    expect(said({ action: "Warn", auditAnnotations: [{ key: "k", valueExpression: "object.spec.x" }] })[1]).toContain(
      "spec.auditAnnotations",
    );
    expect(toNative({ ...clusterPolicy({}), kind: "Policy" }).refused).toHaveLength(1);
  });
});
