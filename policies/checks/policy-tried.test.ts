import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const warned = (spec: object, make = policy) =>
  judgeExample({ object: make(spec as never) })
    .warnings.filter(({ rule }) => rule.endsWith("expressions-tried"))
    .map(line);
const saying = (expression: string, more: object = {}) => warned({ validations: [{ expression }], ...more });

const rule = (operations: readonly string[], ...resources: readonly string[]) => ({
  matchConstraints: {
    resourceRules: [{ apiGroups: ["bubustack.io"], apiVersions: ["v1alpha1"], operations, resources }],
  },
});

test.each([
  ["object.spec.policy.timeouts.story != ''", "an error (no such key: policy) for a Story with only what it must have"],
  ["object.metadata.annotations['b'] == 'c'", "an error (no such key: annotations)"],
  ["object.spec.steps[3].name != ''", "an error (index out of bounds)"],
])("%s is told", (expression, message) => {
  expect(saying(expression)).toEqual([expect.stringContaining(message)]);
});

test.each([
  "!has(object.spec.policy) || object.spec.policy.timeouts.story != ''",
  "object.spec.?policy.?timeouts.?story.orValue('') != ''",
  "object.spec.steps.all(step, step.name != '')",
  "request.userInfo.username == 'ada' || object.spec.steps.size() > 1",
  "object.metadata.name == string(1) || false",
])("%s is not", (expression) => {
  expect(saying(expression)).toEqual([]);
});

test("match conditions leave objects out", () => {
  const matchConditions = [{ name: "has", expression: "has(object.spec.policy)" }];
  const unguarded = "object.spec.policy.timeouts.story != ''";
  expect(saying(unguarded)).toHaveLength(1);
  expect(saying(unguarded, { matchConditions })).toEqual([]);
  const unknown = [{ name: "who", expression: "request.userInfo.username != 'a'" }];
  expect(saying(unguarded, { matchConditions: unknown })).toEqual([]);
});

test("what is deleted has no object", () => {
  const expression = "object.spec.steps.size() < 9";
  expect(saying(expression, rule(["CREATE", "DELETE"], "stories"))).toEqual([
    expect.stringMatching(/for a Story that is deleted; guard it with object != null/),
  ]);
  expect(saying(`object == null || ${expression}`, rule(["*"], "stories"))).toEqual([]);
});

test("messages and variables are tried where they are used", () => {
  const validations = [{ expression: "false", messageExpression: "string(object.metadata.labels['a'])" }];
  expect(warned({ validations })).toEqual([expect.stringContaining("spec.validations[0].messageExpression")]);
  const variables = [{ name: "label", expression: "object.metadata.labels['a']" }];
  expect(saying("variables.label == ''", { variables })).toHaveLength(1);
  expect(saying("true || variables.label == ''", { variables })).toEqual([]);
});

test("loops within loops over long lists cost too much", () => {
  const pairs =
    "object.spec.steps.all(a, object.spec.steps.all(b, object.spec.steps.all(c, a.name + b.name != c.name)))";
  expect(saying(pairs)).toEqual([expect.stringContaining("costs more than 1000000 units for a Story with long lists")]);
});

const about = (group: string, version: string, ...resources: readonly string[]) => ({
  matchConstraints: {
    resourceRules: [{ apiGroups: [group], apiVersions: [version], operations: ["CREATE"], resources }],
  },
});

test("Pods are made up, also for what makes them", () => {
  const pods = about("", "v1", "pods");
  const of = (expression: string, more: object = {}) =>
    warned({ ...pods, validations: [{ expression }], ...more }, clusterPolicy);
  const unguarded = "object.spec.securityContext.runAsNonRoot == true";
  expect(of(unguarded)).toEqual([
    expect.stringContaining("an error (no such key: runAsNonRoot) for a Pod with only what it must have"),
  ]);
  expect(of(unguarded, { autogen: { podControllers: ["Deployment"] } })).toHaveLength(1);
  expect(of("object.spec.containers.all(c, c.resources.?limits.?memory.hasValue())")).toEqual([]);
  expect(of("object.spec.restartPolicy == 'Always' && object.spec.securityContext == {}")).toEqual([]);
});

test("mutations and annotations are tried", () => {
  const expression = "[JSONPatch{op: 'add', path: '/metadata/labels/team', value: object.metadata.labels['owner']}]";
  const mutations = [{ patchType: "JSONPatch", jsonPatch: { expression } }];
  expect(warned({ mutations, validations: [] }, clusterPolicy)).toEqual([
    expect.stringMatching(/^spec\.mutations\[0\]\.jsonPatch\.expression: is an error \(no such key: labels\)/),
  ]);
  const auditAnnotations = [{ key: "team", valueExpression: "string(object.metadata.labels['team'])" }];
  expect(saying("true", { auditAnnotations })).toEqual([
    expect.stringMatching(/^spec\.auditAnnotations\[0\]\.valueExpression: is an error \(no such key: labels\)/),
  ]);
});

test("a reference to another namespace is made up where references are judged", () => {
  const at = ["Reference"];
  expect(saying("edge.from.namespaceLabels.team == edge.to.namespaceLabels.team", { at })).toEqual([
    expect.stringContaining("an error (no such key: team) for a Story"),
  ]);
  const guarded = "edge.from.namespaceLabels.?team == edge.to.namespaceLabels.?team || edge.to.kind == 'Engram'";
  expect(saying(guarded, { at })).toEqual([]);
  expect(saying("!edge.crossNamespace || edge.to.name != object.metadata.name", { at })).toEqual([]);
});

test("objects of others and of other points are not made up", () => {
  const validations = [{ expression: "object.spec.a.b == 1" }];
  expect(warned({ ...about("", "v1", "services"), validations }, clusterPolicy)).toEqual([]);
  expect(saying("object.metadata.labels['a'] == ''", { at: ["Launch"] })).toEqual([]);
  expect(saying("edge == null || object.metadata.labels['a'] == ''", { at: ["Admission", "Reference"] })).toEqual([]);
});
