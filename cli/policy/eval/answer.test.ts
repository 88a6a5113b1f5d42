import { host } from "@bubustack/runtime/host";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterPolicy, creation } from "../testing/question.ts";
import { Answerer } from "./answer.ts";

const answerer = (...fixed: ConstructorParameters<typeof Answerer>[0]) => new Answerer(fixed, host(), 0);
const no = clusterPolicy({ validations: [{ expression: "object.data.x == '2'", message: "no", path: "data.x" }] });

test("a question has its answer", () => {
  expect(answerer().answer({ policies: [no], request: creation() })).toEqual({
    allowed: false,
    findings: [
      {
        policy: "p",
        kind: "ClusterPolicy",
        rule: "validations[0]",
        path: "data.x",
        message: "no",
        reason: "Invalid",
        action: "Deny",
      },
    ],
    warnings: [],
    auditAnnotations: {},
    patch: [],
    object: creation()["object"],
    unverified: [],
    records: [],
    cost: 4,
  });
});

test("fixed policies count for all questions, those of a question for it alone", () => {
  const one = answerer(no);
  expect(one.answer({ request: creation() }).allowed).toBe(false);
  const names = (policies: readonly (typeof no)[]) =>
    one.answer({ policies, request: creation() }).findings.map(({ policy }) => policy);
  expect(names([clusterPolicy({ validations: [{ expression: "false" }] }, "q")])).toEqual(["p", "q"]);
  expect(names([])).toEqual(["p"]);
});

test("a namespace is given, or what depends on it stays unverified", () => {
  const policies = [clusterPolicy({ validations: [{ expression: "namespaceObject.metadata.labels.a == 'b'" }] })];
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "n", labels: { a: "b" } } };
  const { answer } = { answer: (more: object) => answerer().answer({ policies, request: creation(), ...more }) };
  expect(answer({})).toMatchObject({ findings: [], unverified: ["p"] });
  expect(answer({ namespaceObject: namespace })).toMatchObject({ allowed: true, unverified: [] });
  expect(answer({ policies: [...policies, namespace] })).toMatchObject({ allowed: true, unverified: [] });
});

test("changes are a patch and the object", () => {
  const mutations = [
    {
      patchType: "ApplyConfiguration",
      applyConfiguration: { expression: "Object{metadata: Object.metadata{labels: {'a': 'b'}}}" },
    },
  ];
  expect(answerer().answer({ policies: [clusterPolicy({ mutations })], request: creation() })).toMatchObject({
    allowed: true,
    patch: [{ op: "add", path: "/metadata/labels", value: { a: "b" } }],
    object: { metadata: { labels: { a: "b" } } },
  });
});

test("policies are asked at the point that a question names", () => {
  const policies = [clusterPolicy({ at: ["Reference"], validations: [{ expression: "edge.to.name == 'a'" }] })];
  const allowed = (more: object) => answerer().answer({ policies, request: creation(), ...more }).allowed;
  expect(allowed({ at: "Reference", variables: { edge: { to: { name: "b" } } } })).toBe(false);
  expect(allowed({ at: "Reference", variables: { edge: { to: { name: "a" } } } })).toBe(true);
  expect(allowed({})).toBe(true);
});

test("what is no question says so", () => {
  const error = (text: string) => answerer().line(text).error;
  expect(error("{")).toBe("the line is no JSON");
  expect(error("5")).toContain("the line is no object");
  expect(error('{"policies": 5}')).toBe("policies: is no list of objects");
  expect(error('{"namespaceObject": 5}')).toBe("namespaceObject: is no object");
  expect(error("{}")).toContain("request: nothing is not");
  expect(error('{"at": "Lunch"}')).toBe("at: is no point at which policies are asked");
  expect(error('{"variables": []}')).toBe("variables: is no object");
});

test("lines of any shape are answered, and nothing that is wrong is allowed", () => {
  const one = answerer();
  const junk = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(
      fc.oneof(junk, fc.record({ policies: fc.array(junk), request: junk, namespaceObject: junk })),
      (question) => {
        const { allowed, error } = one.line(JSON.stringify(question));
        expect(error === undefined || !allowed).toBe(true);
      },
    ),
  );
});

test("more sets of policies than are kept", () => {
  const one = answerer();
  for (let at = 0; at < 40; at++)
    expect(
      one.answer({
        policies: [clusterPolicy({ validations: [{ expression: "false" }] }, `p${at % 20}`)],
        request: creation(),
      }).findings,
    ).toMatchObject([{ policy: `p${at % 20}` }]);
});
