import { expect, test } from "vitest";
import { clusterPolicy } from "../examples/policy-objects.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { policyEntries } from "./policy-entries.ts";

const namespaces = ["bubu-system", "kube-node-lease", "kube-public", "kube-system"];
const entries = (policies: Parameters<typeof policyEntries>[0]["policies"], settings = defaultPolicySettings) =>
  policyEntries({ policies, settings, platformNamespaces: ["bubu-system"] });
const pods = { apiGroups: [""], apiVersions: ["*"], operations: ["*"], resources: ["pods/*"] };
const change = { patchType: "JSONPatch", jsonPatch: { expression: "[]" } };

test("without a policy nobody is asked", () => {
  expect(entries([])).toEqual({ mutating: [], validating: [] });
});

test("a policy is asked about what it names, and nothing in namespaces of Kubernetes and ours", () => {
  expect(entries([clusterPolicy()])).toEqual({
    mutating: [],
    validating: [
      {
        name: "policy-fail.bubustack.io",
        path: "/policy-fail",
        failurePolicy: "Fail",
        timeoutSeconds: 5,
        rules: [
          {
            apiGroups: ["catalog.bubustack.io"],
            apiVersions: ["v1alpha1"],
            operations: ["CREATE", "UPDATE"],
            resources: ["engramtemplates"],
            scope: "*",
          },
        ],
        namespaceSelector: {
          matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "NotIn", values: namespaces }],
        },
      },
    ],
  });
});

test("each failure policy and each kind of change has its entry", () => {
  const validations = [{ expression: "true" }];
  const { mutating, validating } = entries([
    clusterPolicy({ failurePolicy: "Ignore" }),
    clusterPolicy({ mutations: [change], validations, reinvocationPolicy: "IfNeeded" }),
    clusterPolicy({ mutations: [change], validations: [], failurePolicy: "Ignore" }),
    clusterPolicy({ at: ["Launch"] }),
  ]);
  expect(
    mutating.map(({ path, failurePolicy, reinvocationPolicy }) => [path, failurePolicy, reinvocationPolicy]),
  ).toEqual([
    ["/policy-mutate-fail", "Fail", "IfNeeded"],
    ["/policy-mutate-ignore", "Ignore", "Never"],
  ]);
  expect(validating.map(({ path }) => path)).toEqual(["/policy-fail", "/policy-ignore"]);
});

test("what policies say of references is asked where the objects that refer are written", () => {
  const of = (at: string) => entries([clusterPolicy({ at: [at] })]).validating;
  expect(of("Reference")).toHaveLength(1);
  expect(of("Reference")).toEqual(of("Admission"));
  expect(of("Launch")).toEqual([]);
});

test("what the installation does not list is asked nobody; a star stands for what it lists", () => {
  const about = clusterPolicy({
    matchConstraints: { resourceRules: [pods] },
    autogen: { podControllers: ["Deployment", "CronJob"] },
  });
  expect(entries([about])).toEqual({ mutating: [], validating: [] });
  const targets = [
    { group: "", versions: ["v1"], resources: ["pods", "secrets"] },
    { group: "apps", versions: ["v1"], resources: ["deployments"] },
  ];
  const all = clusterPolicy({
    matchConstraints: {
      resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["DELETE"], resources: ["*"] }],
    },
  });
  const [entry] = entries([about, all], { ...defaultPolicySettings, targets }).validating;
  expect(entry?.rules).toEqual([
    {
      apiGroups: [""],
      apiVersions: ["v1"],
      operations: ["CONNECT", "CREATE", "DELETE", "UPDATE"],
      resources: [
        "pods",
        "pods/attach",
        "pods/ephemeralcontainers",
        "pods/eviction",
        "pods/exec",
        "pods/portforward",
        "pods/proxy",
        "pods/resize",
      ],
      scope: "*",
    },
    {
      apiGroups: ["apps"],
      apiVersions: ["v1"],
      operations: ["CONNECT", "CREATE", "DELETE", "UPDATE"],
      resources: ["deployments"],
      scope: "*",
    },
  ]);
});

test("policies of namespaces change no entry: for kinds of others they are asked what the installation says", () => {
  const targets = [{ group: "apps", versions: ["v1"], resources: ["deployments", "daemonsets"] }];
  const namespacedKinds = [...defaultPolicySettings.namespacedKinds, { group: "apps", resources: ["deployments"] }];
  const { validating } = entries([], { ...defaultPolicySettings, targets, namespacedKinds });
  expect(validating.map(({ path, rules }) => [path, rules])).toEqual([
    [
      "/policy-fail",
      [
        {
          apiGroups: ["apps"],
          apiVersions: ["v1"],
          operations: ["CREATE", "DELETE", "UPDATE"],
          resources: ["deployments", "deployments/scale", "deployments/status"],
          scope: "Namespaced",
        },
      ],
    ],
  ]);
});

test("what all policies of an entry share, the API server is told; those that name other versions have an entry of their own", () => {
  const condition = { name: "held", expression: "request.operation == 'UPDATE'" };
  const constraints = (apiVersions: string[], more = {}) => ({
    resourceRules: [{ apiGroups: ["apps"], apiVersions, operations: ["CREATE"], resources: ["deployments"] }],
    ...more,
  });
  const targets = [{ group: "apps", versions: ["v1", "v1beta1"], resources: ["deployments"] }];
  const selectors = {
    namespaceSelector: { matchLabels: { team: "a" } },
    objectSelector: { matchLabels: { tier: "web" } },
  };
  const one = clusterPolicy({
    failurePolicy: "Ignore",
    matchConditions: [condition],
    matchConstraints: constraints(["v1"], selectors),
  });
  const [entry] = entries([one], { ...defaultPolicySettings, targets }).validating;
  expect(entry).toMatchObject({
    objectSelector: { matchLabels: { tier: "web" } },
    namespaceSelector: {
      matchLabels: { team: "a" },
      matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "NotIn" }],
    },
    matchConditions: [{ name: "policies", expression: expect.stringContaining("(request.operation == 'UPDATE')") }],
  });
  const other = clusterPolicy({ failurePolicy: "Ignore", matchConstraints: constraints(["v1beta1"]) });
  const both = entries([one, other], { ...defaultPolicySettings, targets }).validating;
  expect(both.map(({ name, path, matchConditions }) => [name, path, matchConditions?.length])).toEqual([
    ["policy-ignore.bubustack.io", "/policy-ignore", 1],
    ["policy-ignore-2.bubustack.io", "/policy-ignore", undefined],
  ]);
});
