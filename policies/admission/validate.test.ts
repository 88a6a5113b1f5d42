import { expect, test } from "vitest";
import { binding, learning, request, validated, verdict, world } from "./testing/scene.ts";
import { denialText } from "./validate.ts";

const no = { validations: [{ expression: "false", message: "<no>" }] };
const actions = (...validationActions: readonly string[]) => [binding({ validationActions: [...validationActions] })];

test("actions: deny, warn, audit", () => {
  expect(verdict(no)).toMatchObject({
    allowed: false,
    denials: [{ policy: "p", binding: "b", index: 0, message: "<no>", reason: "Invalid" }],
  });
  expect(verdict(no, request(), world(), actions("Warn"))).toMatchObject({
    allowed: true,
    warnings: ["Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': <no>"],
  });
  expect(verdict(no, request(), world(), actions("Audit")).auditAnnotations).toEqual({
    "validation.policy.admission.k8s.io/validation_failure":
      '[{"message":"\\u003cno\\u003e","policy":"p","binding":"b","expressionIndex":0,"validationActions":["Audit"]}]',
  });
  expect(verdict(no, request(), world(), actions("Deny", "Audit"))).toMatchObject({
    allowed: false,
    auditAnnotations: { "validation.policy.admission.k8s.io/validation_failure": expect.any(String) },
  });
});

test("of several failures the first is on record", () => {
  const two = {
    validations: [
      { expression: "false", message: "a" },
      { expression: "false", message: "b" },
    ],
  };
  const { auditAnnotations } = verdict(two, request(), world(), actions("Audit"));
  expect(Object.values(auditAnnotations).join()).toContain('"message":"a"');
});

test("different values of an annotation are joined, a long one is cut", () => {
  const annotating = {
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    auditAnnotations: [
      { key: "k", valueExpression: "string(params.data.v)" },
      { key: "l", valueExpression: "'é' + [1,2,3,4,5,6,7,8,9,10,11].map(x, params.data.long).join('')" },
    ],
  };
  const long = "é".repeat(500);
  const objects = ["1", "2", "1"].map((v) => ({ data: { v, long } }));
  const found = world((lookup) => (lookup.ask === "params" ? { state: "objects", objects } : undefined));
  const bound = [binding({ paramRef: { selector: {}, parameterNotFoundAction: "Deny" } })];
  const { auditAnnotations } = verdict(annotating, request(), found, bound);
  expect(auditAnnotations["p/k"]).toBe("1, 2");
  expect(auditAnnotations["p/l"]).toHaveLength(5_120);
});

test("a mistake refuses whatever the binding does, or is ignored", () => {
  const spec = { ...no, paramKind: { apiVersion: "v1", kind: "ConfigMap" } };
  const bound = [binding({ validationActions: ["Warn"], paramRef: { name: "a", parameterNotFoundAction: "Deny" } })];
  const { denials } = verdict(spec, request(), world(), bound);
  expect(denials.map(denialText)).toEqual([
    "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction",
  ]);
  expect(verdict({ ...spec, failurePolicy: "Ignore" }, request(), world(), bound).allowed).toBe(true);
  const absent = world((lookup) => (lookup.ask === "paramKind" ? { state: "absent" } : undefined));
  const [denial] = verdict(spec, request(), absent).denials;
  expect(denial && denialText(denial)).toMatch(
    /^ValidatingAdmissionPolicy 'p' denied request: failed to configure policy: /,
  );
});

test("what is not known is asked once, and then judged", () => {
  const spec = {
    matchConstraints: {
      resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["*"] }],
      namespaceSelector: { matchLabels: { team: "a" } },
    },
    validations: [
      {
        expression: "authorizer.path('/a').check('get').allowed()",
        messageExpression: "namespaceObject.metadata.name",
      },
      { expression: "authorizer.path('/a').check('get').allowed() && authorizer.path('/b').check('get').allowed()" },
    ],
  };
  const denied = world((lookup) =>
    lookup.ask === "access" ? { state: "access", access: { allowed: false, reason: "" } } : undefined,
  );
  const learns = learning(denied);
  const rounds: string[][] = [];
  for (;;) {
    const result = validated(spec, request(), learns.world);
    if ("verdict" in result) {
      expect(result.verdict.denials[0]?.message).toBe("n");
      break;
    }
    rounds.push(result.needs.map(({ ask }) => ask));
    learns.learn(result.needs);
  }
  expect(rounds).toEqual([["namespace"], ["access", "access"]]);
});

test("what a caller cannot know leaves the policy unverified, never passed by a verdict of its own", () => {
  const unknown = world((lookup) => (lookup.ask === "access" ? { state: "unknown", reason: "no cluster" } : undefined));
  const spec = { validations: [{ expression: "authorizer.path('/a').check('get').allowed()" }] };
  expect(verdict(spec, request(), unknown)).toMatchObject({
    denials: [],
    unverified: [{ policy: "p", reason: "no cluster" }],
  });
  const nowhere = world((lookup) =>
    lookup.ask === "namespace" ? { state: "unknown", reason: "no cluster" } : undefined,
  );
  expect(verdict(no, request(), nowhere)).toMatchObject({ allowed: false, unverified: [] });
  const looks = { validations: [{ expression: "namespaceObject.metadata.name == 'n'" }] };
  expect(verdict(looks, request(), nowhere).unverified).toHaveLength(1);
  const failing = world((lookup) => (lookup.ask === "namespace" ? { state: "failed", reason: "down" } : undefined));
  expect(verdict({ ...no, failurePolicy: "Fail" }, request(), failing).denials[0]?.message).toContain("down");
});

test("a request that no policy matches costs nothing and is allowed", () => {
  expect(verdict(no, request({ resource: { group: "", version: "v1", resource: "secrets" } })).allowed).toBe(true);
});
