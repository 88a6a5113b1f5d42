import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { request, world } from "../admission/testing/scene.ts";
import type { Found, Lookup, ReadLookup } from "../admission/world.ts";
import { judgeByPolicies } from "./judge.ts";
import { mostRead } from "./reads.ts";
import { clusterPolicy, namespacePolicy, question, verdict } from "./testing/scene.ts";

const engram = (name: string, namespace = "n") => ({ metadata: { name, namespace } });
const read = (more: JsonObject): JsonObject => ({
  name: "used",
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Engram",
  ...more,
});
const policy = (more: JsonObject, expression = "reads.used.size() == 0") =>
  clusterPolicy({
    reads: [read(more)],
    validations: [{ expression, messageExpression: "'used by ' + reads.used[0].metadata.name" }],
  });
const answering = (found: Found | "open", asked: Lookup[] = []) =>
  world((lookup) => {
    if (lookup.ask !== "reads") return undefined;
    asked.push(lookup);
    return found;
  });
const two: Found = { state: "objects", objects: [engram("a"), engram("b", "m")] };

test("objects by name, labels or index are a list", () => {
  const asked: Lookup[] = [];
  const within = { world: answering(two, asked) };
  expect(verdict([policy({ objectName: "object.metadata.name" })], within).findings).toMatchObject([
    { message: "used by a" },
  ]);
  verdict([policy({ labelSelector: { matchLabels: { a: "b" } }, allNamespaces: true })], within);
  verdict([policy({ index: { templateRef: "request.name + '!'" } })], within);
  verdict([policy({ objectName: "'x'" })], { ...within, request: request({ namespace: "" }) });
  const base = { ask: "reads", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", most: mostRead };
  expect(asked).toEqual([
    { ...base, namespace: "n", name: "a" },
    { ...base, namespace: "", selector: { matchLabels: { a: "b" } } },
    { ...base, namespace: "n", index: { name: "templateRef", value: "a!" } },
    { ...base, namespace: "", name: "x" },
  ]);
});

test("a filter leaves objects out", () => {
  const where = (text: string) =>
    verdict([policy({ objectName: "'x'", where: text })], { world: answering(two) }).findings.map(
      ({ message }) => message,
    );
  expect(where("item.metadata.name == 'b'")).toEqual(["used by b"]);
  expect(where("item.metadata.name == 'c'")).toEqual([]);
  expect(where("item.none == 'c'")).toEqual([expect.stringMatching(/^reads\.used: .*no such key: none/)]);
});

test("nothing is read where the conditions do not hold", () => {
  const asked: Lookup[] = [];
  const spec = { reads: [read({ objectName: "'x'" })], validations: [{ expression: "reads.used.size() == 0" }] };
  const off = clusterPolicy({ ...spec, matchConditions: [{ name: "c", expression: "false" }] });
  expect(verdict([off], { world: answering(two, asked) }).allowed).toBe(true);
  expect(asked).toEqual([]);
});

test("too many, what fails and what is Secret are errors; none is an empty list", () => {
  const many: Found = { state: "objects", objects: Array.from({ length: mostRead + 1 }, (_, at) => engram(`e${at}`)) };
  const says = (found: Found, more: JsonObject = {}) =>
    verdict([policy({ objectName: "'x'", ...more })], { world: answering(found) }).findings;
  expect(says(many)).toMatchObject([{ rule: "error/reads", message: expect.stringContaining("more than 1000") }]);
  expect(says({ state: "failed", reason: "down" })).toMatchObject([
    { rule: "error/reads", message: "reads.used: down" },
  ]);
  expect(says(two, { apiVersion: "v1", kind: "Secret" })).toMatchObject([{ rule: "error/reads" }]);
  expect(says(two, { objectName: "''" })).toMatchObject([{ rule: "error/reads" }]);
  expect(says(two, { objectName: "object.none" })).toMatchObject([{ rule: "error/reads" }]);
  expect(says({ state: "absent" })).toEqual([]);
  expect(verdict([policy({})]).findings).toMatchObject([{ rule: "error/reads" }]);
});

test("what is not known yet is asked, all at once; what cannot be known leaves it unverified", () => {
  const both = clusterPolicy({
    reads: [read({ objectName: "'x'" }), read({ name: "other", objectName: "'y'" })],
    validations: [{ expression: "reads.used.size() == 0" }],
  });
  const judged = judgeByPolicies(question([both], { world: answering("open") }));
  expect("needs" in judged && judged.needs.map((one) => (one as ReadLookup).name)).toEqual(["x", "y"]);
  const unknown = answering({ state: "unknown", reason: "no cluster" });
  expect(verdict([both], { world: unknown }).unverified).toMatchObject([{ policy: "p", reason: "no cluster" }]);
});

test("a read that is not declared does not compile", () => {
  expect(
    verdict([policy({ objectName: "'x'" }, "reads.usd.size() == 0")], { world: answering(two) }).findings,
  ).toMatchObject([{ error: "expression", message: expect.stringContaining("undefined field 'usd'") }]);
});

test("a policy of a namespace sees what is in it, whoever answers", () => {
  const reach = { namespacedKinds: [{ group: "", resources: ["*"] }], systemNamespaces: [], platformNamespaces: [] };
  const own = namespacePolicy({
    reads: [read({ objectName: "'x'", allNamespaces: true })],
    validations: [{ expression: "reads.used.size() == 1" }],
  });
  const asked: Lookup[] = [];
  expect(verdict([own], { reach, world: answering(two, asked) }).allowed).toBe(true);
  expect(asked).toMatchObject([{ namespace: "n" }]);
});
