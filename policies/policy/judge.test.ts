import { expect, test } from "vitest";
import { apply, learning, patch, request, world } from "../admission/testing/scene.ts";
import { host as digests } from "../testing/host.ts";
import { judgeByPolicies } from "./judge.ts";
import { compilePolicies } from "./policies.ts";
import { clusterPolicy, native, question, verdict } from "./testing/scene.ts";

const no = { validations: [{ name: "never", expression: "false", message: "no", path: "data.x" }] };

test("a validation that does not hold refuses, warns or is noted", () => {
  const finding = {
    policy: "p",
    kind: "ClusterPolicy",
    rule: "never",
    path: "data.x",
    message: "no",
    reason: "Invalid",
  };
  expect(verdict([clusterPolicy(no)])).toMatchObject({
    allowed: false,
    findings: [{ ...finding, action: "Deny" }],
    warnings: [],
  });
  expect(verdict([clusterPolicy({ ...no, action: "Warn" })])).toMatchObject({
    allowed: true,
    findings: [{ ...finding, action: "Warn" }],
    warnings: ['ClusterPolicy "p": data.x: no [never]'],
  });
  expect(verdict([clusterPolicy({ ...no, action: "Audit" })])).toMatchObject({
    allowed: true,
    findings: [{ ...finding, action: "Audit" }],
    auditAnnotations: {
      "policy.bubustack.io/findings": '[{"policy":"p","rule":"never","path":"data.x","message":"no"}]',
    },
  });
});

test("what holds says nothing, and costs something", () => {
  const { cost, ...rest } = verdict([clusterPolicy({ validations: [{ expression: "object.data.x == '1'" }] })]);
  expect(rest).toMatchObject({ allowed: true, findings: [], warnings: [], records: [], unverified: [], patches: [] });
  expect(cost).toBe(4);
  expect(verdict([]).cost).toBe(0);
});

test("messages, reasons, annotations, variables and params as in policies of Kubernetes", () => {
  const found = world((lookup) =>
    lookup.ask === "params" ? { state: "objects", objects: [{ data: { most: "0" } }] } : undefined,
  );
  const spec = {
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    paramRef: { name: "limits" },
    variables: [{ name: "count", expression: "object.data.size()" }],
    validations: [
      {
        expression: "variables.count <= int(params.data.most)",
        messageExpression: "'there are ' + string(variables.count)",
        reason: "Forbidden",
      },
    ],
    auditAnnotations: [{ key: "count", valueExpression: "string(variables.count)" }],
  };
  expect(verdict([clusterPolicy(spec)], { world: found })).toMatchObject({
    findings: [{ rule: "validations[0]", path: "", message: "there are 1", reason: "Forbidden" }],
    auditAnnotations: { "p/count": "1" },
  });
  // Params that are not there refuse, unless the policy says otherwise.
  expect(verdict([clusterPolicy(spec)])).toMatchObject({ allowed: false, findings: [{ rule: "error/policy" }] });
  const lenient = { ...spec, paramRef: { name: "limits", parameterNotFoundAction: "Allow" } };
  expect(verdict([clusterPolicy(lenient)]).allowed).toBe(true);
});

test("changes come first, are judged, and are answered as a patch", () => {
  const objects = [
    clusterPolicy({ mutations: [apply("Object{data: {'y': '2'}}")] }, "a"),
    clusterPolicy({ validations: [{ expression: "object.data.y == '2'" }] }, "b"),
  ];
  expect(verdict(objects)).toMatchObject({
    allowed: true,
    patches: [{ op: "add", path: "/data/y", value: "2" }],
    object: { data: { x: "1", y: "2" } },
  });
  expect(verdict(objects, { request: request({ operation: "DELETE", object: null }) })).toMatchObject({
    allowed: false,
    patches: [],
  });
});

test("a policy is made to run again where something after it changed the object", () => {
  const counts = patch(
    "[JSONPatch{op: 'add', path: '/data/size', value: string(object.data.filter(k, k != 'size').size())}]",
  );
  const objects = [
    clusterPolicy({ mutations: [counts], reinvocationPolicy: "IfNeeded" }, "a"),
    clusterPolicy({ mutations: [apply("Object{data: {'y': '2'}}")] }, "b"),
  ];
  expect(verdict(objects).object).toMatchObject({ data: { size: "2" } });
});

test("changes that are not idempotent are an error, and are not made", () => {
  const grows = patch("[JSONPatch{op: 'replace', path: '/data/x', value: object.data.x + '1'}]");
  const refused = verdict([clusterPolicy({ mutations: [grows] })]);
  expect(refused).toMatchObject({
    allowed: false,
    patches: [],
    findings: [
      { policy: "p", rule: "error/mutation", error: "mutation", message: expect.stringContaining("idempotent") },
    ],
  });
  const ignored = verdict([clusterPolicy({ mutations: [grows], failurePolicy: "Ignore" })]);
  expect(ignored).toMatchObject({ allowed: true, patches: [], records: [{ record: "ignored", policy: "p" }] });
});

test("policies of Kubernetes are judged beside ours, with their bindings and words", () => {
  const spec = { validations: [{ expression: "false", message: "native" }] };
  expect(verdict([...native("Validating", spec), clusterPolicy(no)])).toMatchObject({
    findings: [
      { policy: "p", kind: "ValidatingAdmissionPolicy", rule: "validations[0]", message: "native", action: "Deny" },
      { policy: "p", kind: "ClusterPolicy", rule: "never", action: "Deny" },
    ],
  });
  expect(verdict(native("Validating", spec, { validationActions: ["Warn"] }))).toMatchObject({
    allowed: true,
    findings: [{ message: "native", action: "Warn" }],
    warnings: ["Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': native"],
  });
  expect(verdict(native("Mutating", { mutations: [apply("Object{data: {'y': '2'}}")] })).patches).toHaveLength(1);
  expect(verdict(native("Mutating", { mutations: [apply("Object{none: 1}")] })).findings).toMatchObject([
    { policy: "p", kind: "MutatingAdmissionPolicy", rule: "error/mutation", action: "Deny" },
  ]);
});

test("what must be known is asked, all at once, and then judged", () => {
  const objects = [
    clusterPolicy(
      { mutations: [apply("Object{data: {'y': string(authorizer.path('/a').check('get').allowed())}}")] },
      "a",
    ),
    clusterPolicy({ validations: [{ expression: "authorizer.path('/b').check('get').allowed()" }] }, "b"),
    clusterPolicy({ validations: [{ expression: "namespaceObject.metadata.name == 'n'" }] }, "c"),
  ];
  const learns = learning(world());
  const rounds: number[] = [];
  for (;;) {
    const judged = judgeByPolicies(question(objects, { world: learns.world }));
    if ("verdict" in judged) {
      expect(judged.verdict).toMatchObject({ allowed: true, object: { data: { y: "true" } } });
      break;
    }
    rounds.push(judged.needs.length);
    learns.learn(judged.needs);
  }
  expect(rounds).toEqual([2, 1]);
});

test("a namespace that the caller brings is not asked", () => {
  const spec = { validations: [{ expression: "namespaceObject.metadata.labels.tier == 'x'" }] };
  const labelled = { metadata: { name: "n", labels: { tier: "x" } } };
  expect(verdict([clusterPolicy(spec)], { namespaceObject: labelled }).allowed).toBe(true);
});

test("what a caller cannot know leaves a policy unverified", () => {
  const unknown = world(({ ask }) => (ask === "access" ? { state: "unknown", reason: "no cluster" } : undefined));
  const spec = { validations: [{ expression: "authorizer.path('/b').check('get').allowed()" }] };
  expect(verdict([clusterPolicy(spec)], { world: unknown })).toMatchObject({
    findings: [],
    unverified: [{ policy: "p", kind: "ClusterPolicy", reason: "no cluster" }],
  });
});

test("policies are asked at their points, with the variables of these", () => {
  const edge = { validations: [{ expression: "edge.to.namespace == 'm'" }], at: ["Reference"] };
  expect(verdict([clusterPolicy(edge)]).allowed).toBe(true);
  const at = (namespace: string) =>
    verdict([clusterPolicy(edge)], { point: "Reference", variables: { edge: { to: { namespace } } } }).allowed;
  expect([at("m"), at("o")]).toEqual([true, false]);
  expect(verdict([clusterPolicy(edge)], { point: "Reference" }).allowed).toBe(true);
  const pod = { validations: [{ expression: "pod == null" }], at: ["Launch"] };
  expect(verdict([clusterPolicy(pod)], { point: "Launch" }).allowed).toBe(true);
  expect(verdict(native("Validating", no), { point: "Launch" }).allowed).toBe(true);
});

test("what no policy may be asked about is let be", () => {
  const everything = clusterPolicy({
    ...no,
    matchConstraints: {
      resourceRules: [{ apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*", "*/*"] }],
    },
  });
  const asked = (group: string, resource: string, namespace = "n") =>
    verdict([everything], { request: request({ resource: { group, version: "v1", resource }, namespace }) }).allowed;
  expect(asked("", "configmaps")).toBe(false);
  expect(asked("policy.bubustack.io", "clusterpolicies", "")).toBe(true);
  expect(asked("coordination.k8s.io", "leases")).toBe(true);
  expect(asked("", "configmaps", "kube-system")).toBe(true);
});

test("a request for another version of the objects is meant too, unless the policy says Exact", () => {
  const group = "x.io";
  const rule = (matchPolicy?: string) =>
    clusterPolicy({
      ...no,
      matchConstraints: {
        resourceRules: [{ apiGroups: [group], apiVersions: ["v1"], operations: ["*"], resources: ["as"] }],
        ...(matchPolicy !== undefined && { matchPolicy }),
      },
      validations: [{ expression: "object.apiVersion != 'x.io/v1'", message: "seen as v1" }],
    });
  const version = (name: string) => ({
    resource: { group, version: name, resource: "as" },
    kind: { group, version: name, kind: "A" },
  });
  const asked = {
    request: request({ ...version("v2"), object: { apiVersion: "x.io/v2", kind: "A", metadata: { name: "a" } } }),
    world: { ...world(), equivalents: [version("v1")] },
  };
  expect(verdict([rule()], asked).findings).toMatchObject([{ message: "seen as v1" }]);
  expect(verdict([rule("Exact")], asked).allowed).toBe(true);
});

test("time zones are those of the host", () => {
  const hours = (zone: string) =>
    clusterPolicy({ validations: [{ expression: `timestamp('2026-01-01T00:00:00Z').getHours('${zone}') == 1` }] });
  const offset = (zone: string) => (zone === "Europe/Berlin" ? 3_600 : undefined);
  const judged = (zone: string) => {
    const policies = compilePolicies([hours(zone)], { ...digests, zones: offset });
    return verdict([], { policies }).findings.map(({ message }) => message);
  };
  expect(judged("Europe/Berlin")).toEqual([]);
  expect(judged("Mars/Base")[0]).toContain("unknown time zone Mars/Base");
});

test("who sees an object alone knows nothing of a request: what depends on it stays unverified, the rest is judged", () => {
  const alone = (expression: string, more: Partial<Parameters<typeof clusterPolicy>[0]> = {}) => {
    const policy = clusterPolicy({ validations: [{ expression, message: "no" }], ...more });
    const { unverified, findings, allowed } = verdict([policy], {
      world: { ...world(), withheld: "a scan has no user" },
    });
    return { allowed, findings: findings.length, unverified: unverified.map(({ reason }) => reason) };
  };
  const unknown = { allowed: true, findings: 0, unverified: ["a scan has no user"] };
  expect(alone("request.userInfo.username == 'ann'")).toEqual(unknown);
  expect(alone("!request.dryRun")).toEqual(unknown);
  expect(alone("request.options.fieldManager == 'a'")).toEqual(unknown);
  expect(alone("authorizer.requestResource.check('get').allowed()")).toEqual(unknown);
  const conditions = [{ name: "c", expression: "request.userInfo.username != 'ann'" }];
  expect(alone("false", { matchConditions: conditions })).toEqual(unknown);
  expect(alone("request.operation == 'DELETE'")).toEqual({ allowed: false, findings: 1, unverified: [] });
  expect(alone("object != null || request.userInfo.username == 'ann'")).toEqual({
    allowed: true,
    findings: 0,
    unverified: [],
  });
});
