import { describe, expect, test } from "vitest";
import { request, world } from "../admission/testing/scene.ts";
import { holdings } from "./holding.ts";
import type { Question } from "./judge.ts";
import { clusterPolicy, exception, namespacePolicy, native, podPolicy, question } from "./testing/scene.ts";

const no = { validations: [{ name: "never", expression: "false" }] };
const ask = (objects: Parameters<typeof holdings>[0], more: Partial<Question> = {}) =>
  holdings(objects, question(objects, more)).map(({ state, by, why }) => [state, by.join("; "), why]);

describe("what holds, and by what", () => {
  test("the rule, the binding", () => {
    expect(ask([clusterPolicy(no)])).toEqual([["holds", "resourceRules[0]", undefined]]);
    const [[state, by] = []] = ask(
      native("Validating", { validations: [{ expression: "true" }] }, { validationActions: ["Deny"] }),
    );
    expect([state, by]).toEqual(["holds", expect.stringMatching(/^resourceRules\[0\]; binding /)]);
  });

  test("the template of what makes Pods", () => {
    const kind = { group: "apps", version: "v1", kind: "Deployment" };
    const resource = { group: "apps", version: "v1", resource: "deployments" };
    const deployment = { ...request(), kind, resource, object: { spec: { template: {} } } };
    expect(ask([podPolicy(no)], { request: deployment })).toEqual([
      ["holds", "resourceRules[0]; autogen for Deployment, over spec.template", undefined],
    ]);
    expect(ask([podPolicy(no, "p", ["Job"])], { request: deployment })).toEqual([
      ["does not hold", "", "it has no rule that means CREATE of deployments.apps"],
    ]);
  });
});

describe("at Reference, each reference that the request writes", () => {
  const resourceRules = [
    { apiGroups: ["bubustack.io"], apiVersions: ["v1alpha1"], operations: ["*"], resources: ["stories"] },
  ];
  const story = (...steps: readonly object[]) =>
    request({
      kind: { group: "bubustack.io", version: "v1alpha1", kind: "Story" },
      resource: { group: "bubustack.io", version: "v1alpha1", resource: "stories" },
      object: JSON.parse(
        JSON.stringify({
          apiVersion: "bubustack.io/v1alpha1",
          kind: "Story",
          metadata: { name: "s", namespace: "n" },
          spec: { steps },
        }),
      ),
    });
  const across = {
    at: ["Reference"],
    matchConstraints: { resourceRules },
    matchConditions: [{ name: "across", expression: "edge.crossNamespace" }],
    ...no,
  };
  test.each([
    [
      [
        { name: "a", ref: { name: "x" } },
        { name: "b", ref: { name: "x", namespace: "m" } },
      ],
      ["holds", "resourceRules[0]; reference spec.steps[1].ref", undefined],
    ],
    [[{ name: "a", ref: { name: "x" } }], ["does not hold", "", 'its match condition "across" does not hold']],
    [[], ["does not hold", "", "the request writes no reference"]],
  ])("%j", (steps, expected) => {
    expect(ask([clusterPolicy(across)], { request: story(...steps) })).toEqual([expected]);
  });
});

describe("the first reason why not", () => {
  const matching = (more: object) => {
    const resourceRules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] }];
    return [clusterPolicy({ ...no, matchConstraints: { resourceRules, ...more } })];
  };
  test.each([
    [
      matching({
        resourceRules: [],
        excludeResourceRules: [{ apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*"] }],
      }),
      "it excludes CREATE of configmaps by excludeResourceRules",
    ],
    [
      matching({ objectSelector: { matchLabels: { no: "such" } } }),
      "it has an objectSelector that does not select the labels of the object",
    ],
    [
      [clusterPolicy({ ...no, matchConditions: [{ name: "odd", expression: "false" }] })],
      'its match condition "odd" does not hold',
    ],
    [[clusterPolicy({ ...no, at: ["Launch"] })], "it is asked at Launch, not at Admission"],
    [native("Validating", no).slice(0, 1), "no binding puts it in force"],
  ])("%#: %s", (objects, why) => {
    expect(ask(objects)).toEqual([["does not hold", "", why]]);
  });

  test("a policy of a namespace", () => {
    const [[state, , why] = []] = ask([namespacePolicy(no, "p", "elsewhere")]);
    expect([state, why]).toEqual([
      "does not hold",
      expect.stringContaining("policies of namespaces are not about this kind"),
    ]);
  });

  test("what is not given is unknown, and what fails holds", () => {
    const objects = matching({ namespaceSelector: { matchLabels: { a: "b" } } });
    expect(ask(objects, { world: { look: () => ({ state: "unknown", reason: "no cluster" }) } })).toEqual([
      ["unknown", "", "no cluster"],
    ]);
    expect(ask(objects, { world: { look: () => ({ state: "failed", reason: "broken" }) } })).toEqual([
      ["holds", "", "broken"],
    ]);
    expect(ask(objects, { world: { ...world(), look: () => undefined } })).toEqual([
      ["unknown", "", "it depends on what is not given"],
    ]);
  });
});

describe("exceptions", () => {
  const of = (one: ReturnType<typeof exception>) => {
    const objects = [clusterPolicy({ ...no, exceptions: { maxDuration: "720h" } }), one];
    return holdings(objects, question(objects))[0]?.exceptions;
  };
  test("in effect, without, and about others", () => {
    expect(of(exception())).toMatchObject([{ name: "e", state: "in effect" }]);
    expect(of(exception({ expiresAt: "2024-01-01T00:00:00Z" }))).toMatchObject([
      { state: "without effect", why: "it has expired at 2024-01-01T00:00:00Z" },
    ]);
    expect(of(exception({}, undefined, null))).toMatchObject([
      { state: "without effect", why: expect.stringContaining("nobody has approved it") },
    ]);
    expect(of(exception({ match: { resources: ["configmaps"], names: ["other"] } }))).toMatchObject([
      { state: "about others" },
    ]);
    expect(of(exception({ policies: [{ name: "p", rules: ["never"] }] }))).toMatchObject([
      { state: "in effect", rules: ["never"] },
    ]);
  });
});
