import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { host as digests } from "../testing/host.ts";
import { binding, clusterPolicy, mutating, validating } from "./examples.ts";
import { lints } from "./index.ts";
import { lintPolicies } from "./run.ts";

const now = Date.parse("2026-01-01T00:00:00Z");
const ids = (...objects: readonly JsonObject[]) => lintPolicies({ objects, now, digests }).map(({ lint }) => lint);

describe.each(lints.map((lint) => [lint.id, lint] as const))("%s", (id, { bad, good }) => {
  test.each(bad.map((example) => [example.title, example.objects] as const))("objects to: %s", (_, objects) => {
    const found = lintPolicies({ objects, now, digests });
    expect([...new Set(found.map(({ lint }) => lint))]).toEqual([id]);
    for (const { message, fix, path, object } of found) {
      expect(message).toMatch(/^[^.\n].*[^.\n]$/);
      expect(objects).toContain(object);
      expect([fix, formatPath(path)]).not.toContain("");
    }
  });

  test.each(good.map((example) => [example.title, example.objects] as const))(
    "nothing objects to: %s",
    (_, objects) => {
      expect(lintPolicies({ objects, now, digests })).toEqual([]);
    },
  );
});

test("ids are unique, and each lint has both examples", () => {
  expect(new Set(lints.map(({ id }) => id)).size).toBe(lints.length);
  for (const { id, bad, good } of lints) {
    expect(id).toMatch(/^lint\/[a-z]+(-[a-z]+)*$/);
    expect([bad.length > 0, good.length > 0]).toEqual([true, true]);
  }
});

test("a finding names object, place and remedy", () => {
  const policy = clusterPolicy(
    { validations: [{ expression: "object.metadata.name != ''" }, { expression: "true" }] },
    "odd",
  );
  expect(lintPolicies({ objects: [policy], now, digests })).toEqual([
    {
      severity: "error",
      lint: "lint/never-fails",
      object: policy,
      path: ["spec", "validations", 1, "expression"],
      message: 'is true for every request, so that it refuses none: "true"',
      fix: "mend the expression, or remove the validation",
    },
  ]);
});

/** Policies as manuals teach them. */
describe("what is written every day", () => {
  const rule = (
    groups: string,
    resources: readonly string[],
    operations: readonly string[] = ["CREATE", "UPDATE"],
  ) => ({
    apiGroups: [groups],
    apiVersions: ["v1"],
    operations,
    resources,
  });
  const on = (...resourceRules: readonly JsonObject[]) => ({ matchConstraints: { resourceRules } });
  const each =
    "(object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([]))";
  const podWrites = rule("", ["pods"]);
  const later = rule("", ["pods/ephemeralcontainers"], ["UPDATE"]);

  test.each<readonly [string, readonly JsonObject[], readonly string[]]>([
    [
      "a bound from params, with a binding by namespace",
      [
        validating({
          ...on(rule("apps", ["deployments", "deployments/scale"])),
          paramKind: { apiVersion: "rules.example.com/v1", kind: "ReplicaLimit" },
          validations: [{ expression: "object.spec.replicas <= params.maxReplicas", reason: "Invalid" }],
        }),
        binding("example", {
          paramRef: { name: "limit", parameterNotFoundAction: "Deny" },
          matchResources: {
            namespaceSelector: { matchExpressions: [{ key: "environment", operator: "In", values: ["test"] }] },
          },
        }),
      ],
      [],
    ],
    [
      "the same without the subresource by which it is scaled",
      [
        validating({
          ...on(rule("apps", ["deployments"])),
          validations: [{ expression: "object.spec.replicas <= 5" }],
        }),
        binding("example"),
      ],
      ["lint/subresources"],
    ],
    [
      "conditions that leave out leases, nodes and groups",
      [
        validating({
          ...on({ apiGroups: ["*"], apiVersions: ["*"], operations: ["CREATE", "UPDATE"], resources: ["*"] }),
          matchConditions: [
            {
              name: "exclude-leases",
              expression: '!(request.resource.group == "coordination.k8s.io" && request.resource.resource == "leases")',
            },
            { name: "exclude-kubelet-requests", expression: '!("system:nodes" in request.userInfo.groups)' },
            { name: "rbac", expression: 'request.resource.group != "rbac.authorization.k8s.io"' },
          ],
          validations: [
            { expression: "!object.metadata.name.contains('demo') || object.metadata.namespace == 'demo'" },
          ],
        }),
      ],
      [],
    ],
    [
      "variables and a message that is made",
      [
        validating({
          ...on(rule("apps", ["deployments"])),
          variables: [
            {
              name: "environment",
              expression:
                "'environment' in namespaceObject.metadata.labels ? namespaceObject.metadata.labels['environment'] : 'prod'",
            },
            {
              name: "exempt",
              expression:
                "has(object.metadata.labels) && 'exempt' in object.metadata.labels && object.metadata.labels['exempt'] == 'true'",
            },
            {
              name: "containers",
              expression:
                "object.spec.template.spec.containers + object.spec.template.spec.?initContainers.orValue([])",
            },
            {
              name: "foreign",
              expression:
                "variables.containers.filter(c, c.image.contains('example.com/') && !c.image.startsWith(variables.environment + '.'))",
            },
          ],
          validations: [
            {
              expression: "variables.exempt || variables.foreign.size() == 0",
              messageExpression: "'only ' + variables.environment + ' images'",
            },
          ],
        }),
      ],
      [],
    ],
    [
      "authorizer checks",
      [
        validating({
          ...on(podWrites),
          validations: [
            {
              expression:
                "authorizer.group('').resource('pods').namespace(request.namespace).check('create').allowed()",
            },
          ],
        }),
      ],
      [],
    ],
    [
      "pods: probes, labels, host namespaces, names",
      [
        validating({
          ...on(podWrites),
          validations: [
            { expression: "object.spec.containers.all(c, has(c.readinessProbe) && has(c.livenessProbe))" },
            { expression: "has(object.metadata.labels) && object.metadata.labels.exists(k, k == 'team')" },
            { expression: "!object.spec.?hostNetwork.orValue(false)" },
            { expression: "object.metadata.name.matches('^[a-z-]+$')" },
            { expression: "object.spec.containers.size() <= 10" },
          ],
        }),
      ],
      [],
    ],
    [
      "pods: images, privilege, resources of all containers",
      [
        clusterPolicy({
          ...on(podWrites, later, rule("", ["pods/resize"], ["UPDATE"])),
          autogen: { podControllers: ["Deployment", "CronJob"] },
          validations: [
            { expression: `${each}.all(c, c.image.startsWith('registry.example.com/'))` },
            { expression: `${each}.all(c, !c.?securityContext.?privileged.orValue(false))` },
            { expression: `${each}.map(c, c.image).filter(i, i.endsWith(':latest')).size() == 0` },
            {
              expression: "(object.spec.containers + object.spec.?initContainers.orValue([])).all(c, has(c.resources))",
            },
          ],
        }),
      ],
      [],
    ],
    [
      "a sidecar and a label",
      [
        mutating({
          mutations: [
            {
              patchType: "ApplyConfiguration",
              applyConfiguration: {
                expression:
                  "Object{spec: Object.spec{initContainers: [Object.spec.initContainers{name: 'mesh-proxy', image: 'mesh/proxy:v1', args: ['proxy', 'sidecar'], restartPolicy: 'Always'}]}}",
              },
            },
            {
              patchType: "JSONPatch",
              jsonPatch: {
                expression:
                  "[JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('example.com/mesh'), value: 'true'}]",
              },
            },
          ],
        }),
      ],
      [],
    ],
    [
      "services, ingresses, deletions and connections",
      [
        validating(
          {
            ...on(rule("", ["services"])),
            validations: [{ expression: "object.spec.?type.orValue('ClusterIP') != 'LoadBalancer'" }],
          },
          "a",
        ),
        validating(
          {
            ...on(rule("networking.k8s.io", ["ingresses"])),
            validations: [
              { expression: "object.spec.?rules.orValue([]).all(r, has(r.host) && r.host.endsWith('.example.com'))" },
            ],
          },
          "b",
        ),
        validating(
          {
            ...on(rule("", ["namespaces"], ["DELETE"])),
            validations: [{ expression: "oldObject.metadata.name != 'keep'" }],
          },
          "c",
        ),
        validating(
          {
            ...on(rule("", ["pods/exec", "pods/attach"], ["CONNECT"])),
            validations: [{ expression: "'admins' in request.userInfo.groups" }],
          },
          "d",
        ),
        validating({ ...on(rule("", ["secrets"], ["*"])), validations: [{ expression: "false" }] }, "e"),
      ],
      [],
    ],
  ])("%s", (_, objects, expected) => {
    expect(ids(...objects)).toEqual(expected);
  });
});

test("objects of any shape are judged, and never break it", () => {
  const junk = fc.jsonValue({ maxDepth: 5 });
  const kinds = fc.constantFrom(
    ["policy.bubustack.io/v1alpha1", "ClusterPolicy"],
    ["policy.bubustack.io/v1alpha1", "Policy"],
    ["policy.bubustack.io/v1alpha1", "PolicyException"],
    ["admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy"],
    ["admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy"],
    ["admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding"],
  );
  const fields = [
    "matchConstraints",
    "matchConditions",
    "variables",
    "validations",
    "mutations",
    "policies",
    "match",
    "matchResources",
  ];
  const spec = fc.oneof(
    junk,
    fc.dictionary(
      fc.constantFrom(...fields),
      fc.oneof(junk, fc.array(fc.dictionary(fc.constantFrom("name", "expression", "rules"), junk))),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(kinds, junk, spec), { maxLength: 4 }), (given) => {
      const objects = given.map(
        ([[apiVersion = "", kind = ""], metadata, of]): JsonObject =>
          ({ apiVersion, kind, metadata, spec: of }) as JsonObject,
      );
      expect(Array.isArray(lintPolicies({ objects, now, digests }))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
