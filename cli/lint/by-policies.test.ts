import { describe, expect, test } from "vitest";
import { judging, lintTexts, story } from "../testing/sample.ts";

const policy = (spec: object, kind = "ClusterPolicy") =>
  JSON.stringify({
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind,
    metadata: { name: "p", ...(kind === "Policy" && { namespace: "default" }) },
    spec: {
      matchConstraints: {
        resourceRules: [{ apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*"] }],
      },
      ...spec,
    },
  });
const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: a\n      image: ${image}\n`;
const tagged = {
  validations: [
    {
      expression: "object.kind != 'Pod' || object.spec.containers.all(c, !c.image.endsWith(':latest'))",
      message: "name a version",
      path: "spec.containers[0].image",
    },
  ],
};
const told = async (files: { readonly [name: string]: string }, extra: object = {}) => {
  const { findings, skipped, objects, foreign } = await lintTexts(files, extra);
  return {
    findings: findings.map(({ file, start, severity, rule, path, message }) =>
      [`${file}:${start.line}:${start.column}`, severity, rule, path, message].join(" "),
    ),
    skipped: skipped.map(({ rule, reason }) => `${rule}: ${reason}`),
    objects: objects.map(({ kind, verdict, policies }) => [kind, verdict?.allowed, policies?.allowed]),
    foreign,
  };
};

describe("policies among the files, or given beside them", () => {
  test("judge objects of all kinds, each finding at its place", async () => {
    const files = { "a.yaml": story("s"), "pod.yaml": pod("x:latest") };
    const beside = { policies: [JSON.parse(policy(tagged))] };
    const expected = ["pod.yaml:7:14 error clusterpolicies/p/validations[0] spec.containers[0].image name a version"];
    expect(await told(files, beside)).toEqual({
      findings: expected,
      skipped: [],
      objects: [
        ["Story", true, true],
        ["Pod", undefined, false],
      ],
      foreign: 0,
    });
    const among = await told({ ...files, "p.yaml": policy(tagged) });
    expect(among.findings.filter((text) => text.includes("clusterpolicies/"))).toEqual(expected);
  });

  test("warn, and say nothing where they audit", async () => {
    const { findings } = await told(
      { "pod.yaml": pod("x:latest") },
      { policies: [JSON.parse(policy({ ...tagged, action: "Warn" }))] },
    );
    expect(findings).toEqual([expect.stringContaining(" warning clusterpolicies/p/validations[0] ")]);
    const audit = { policies: [JSON.parse(policy({ ...tagged, action: "Audit" }))] };
    expect((await told({ "pod.yaml": pod("x:latest") }, audit)).findings).toEqual([]);
  });

  test("of a namespace judge what is in it, and what the installation lets them be about", async () => {
    const named = { validations: [{ expression: "object.metadata.name != 's'", message: "another name" }] };
    const beside = { policies: [JSON.parse(policy(named, "Policy"))] };
    const files = { "a.yaml": story("s") };
    expect((await told(files, beside)).findings).toEqual([
      expect.stringContaining("policies/default/p/validations[0]"),
    ]);
    expect((await told(files, { ...beside, namespace: "other" })).findings).toEqual([]);
    const none = { ...judging.settings, policy: { ...judging.settings.policy, namespacedKinds: [] } };
    expect((await told(files, { ...beside, settings: none })).findings).toEqual([]);
  });

  test("without any, other kinds are passed over", async () => {
    expect(await told({ "pod.yaml": pod("x:latest") })).toMatchObject({ objects: [], findings: [], foreign: 1 });
  });
});

test.each([
  ["who asks", { validations: [{ expression: "request.userInfo.username == 'a'" }] }, "a file has no request"],
  [
    "a Namespace",
    { validations: [{ expression: "namespaceObject.metadata.labels.a == 'b'" }] },
    'namespace "default" not given',
  ],
  [
    "params",
    {
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      paramRef: { name: "limits", namespace: "default", parameterNotFoundAction: "Deny" },
      validations: [{ expression: "params.data.a == 'b'" }],
    },
    'configmap "limits" not given',
  ],
  [
    "params by labels, of which there may be more",
    {
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      paramRef: { selector: {}, namespace: "default", parameterNotFoundAction: "Deny" },
      validations: [{ expression: "params.data.a == 'b'" }],
    },
    "all of ConfigMap not given",
  ],
])("a policy that depends on %s is skipped, which is no pass", async (_, spec, reason) => {
  const { findings, skipped } = await told({ "pod.yaml": pod("x") }, { policies: [JSON.parse(policy(spec))] });
  expect(findings).toEqual([]);
  expect(skipped).toEqual([expect.stringContaining(`clusterpolicies/p: ${reason}`)]);
});

test("what was not known is known when it is among the files", async () => {
  const spec = {
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    paramRef: { name: "limits", namespace: "default", parameterNotFoundAction: "Deny" },
    validations: [{ expression: "params.data.a == namespaceObject.metadata.labels.a", message: "differs" }],
  };
  const limits = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: limits, namespace: default}\ndata: {a: b}\n";
  const space = (a: string) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: default, labels: {a: ${a}}}\n`;
  const files = (a: string) => ({ "limits.yaml": limits, "space.yaml": space(a), "pod.yaml": pod("x") });
  const policies = [
    JSON.parse(policy({ ...spec, matchConditions: [{ name: "pods", expression: "object.kind == 'Pod'" }] })),
  ];
  expect(await told(files("b"), { policies })).toMatchObject({ findings: [], skipped: [] });
  expect((await told(files("c"), { policies })).findings).toEqual([expect.stringContaining("differs")]);
});

test("an object of a kind that is not known is not passed over in silence", async () => {
  const { skipped } = await told(
    { "a.yaml": "apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: a}\n" },
    { policies: [JSON.parse(policy(tagged))] },
  );
  expect(skipped).toEqual([
    'file/unknown-kind: policies are not asked about kind "Thing", which is not known here: add its CustomResourceDefinition',
  ]);
});

test("a suite of policies is no object that policies would be asked about", async () => {
  const suite = "apiVersion: cli.bubustack.io/v1alpha1\nkind: PolicySuite\ntests: []\n";
  const said = await told({ "suite.yaml": suite }, { policies: [JSON.parse(policy(tagged))] });
  expect(said).toMatchObject({ findings: [], skipped: [] });
});
