import { expect, test } from "vitest";
import { configMaps, namespaces } from "../resources/builtin/core.ts";
import { render } from "./field-error.ts";
import { finalizerWarnings, metadataProblems } from "./metadata.ts";

const said = (metadata: object, old?: object, resource = configMaps) =>
  metadataProblems(resource, { metadata } as never, old === undefined ? undefined : ({ metadata: old } as never)).map(
    render,
  );
const ok = { name: "a", namespace: "b" };

test("a good object has no problems", () => expect(said(ok)).toEqual([]));

test("names and namespaces", () => {
  expect(said({ namespace: "b" })).toEqual(["metadata.name: Required value: name or generateName is required"]);
  expect(said({ name: "A", namespace: "b" })[0]).toContain(
    'metadata.name: Invalid value: "A": a lowercase RFC 1123 subdomain',
  );
  expect(said({ ...ok, generateName: "a-" })).toEqual([]);
  expect(said({ ...ok, generateName: "A-" })[0]).toContain("metadata.generateName: Invalid value");
  expect(said(ok, undefined, namespaces)).toEqual(["metadata.namespace: Forbidden: not allowed on this type"]);
});

test("labels, annotations, finalizers, owners", () => {
  expect(said({ ...ok, labels: { "-": "x" } })[0]).toContain(
    'metadata.labels: Invalid value: "-": name part must consist',
  );
  expect(said({ ...ok, labels: { a: "-" } })[0]).toContain('metadata.labels: Invalid value: "-": a valid label must');
  expect(said({ ...ok, annotations: { A: "x" } })).toEqual([]);
  expect(said({ ...ok, annotations: { a: "x".repeat(300_000) } })).toEqual([
    "metadata.annotations: Too long: may not be more than 262144 bytes",
  ]);
  expect(said({ ...ok, finalizers: ["x y"] })[0]).toContain("metadata.finalizers: Invalid value");
  expect(said({ ...ok, ownerReferences: [{ apiVersion: "v1", kind: "", name: "n", uid: "u" }] })).toEqual([
    'metadata.ownerReferences.kind: Invalid value: "": must not be empty',
  ]);
  const owner = { apiVersion: "v1", kind: "K", name: "n", uid: "u", controller: true };
  expect(said({ ...ok, ownerReferences: [owner, { ...owner, name: "m" }] })[0]).toContain(
    'Found "true" in references for K/n and K/m',
  );
});

const twice = (text: string) => [text, text];

test("finalizers of built-in kinds have a domain; of custom ones that is advice", () => {
  expect(said({ ...ok, finalizers: ["x.y/z", "orphan", "kubernetes", "mine"] })).toEqual([
    'metadata.finalizers[3]: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified',
  ]);
  expect(said({ ...ok, finalizers: ["orphan", "foregroundDeletion"] })).toEqual([
    'metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set',
  ]);
  const advice = finalizerWarnings(
    { metadata: { finalizers: ["a", "b.c", "old", "x.y/z"] } },
    { metadata: { finalizers: ["old"] } },
  );
  expect(advice).toEqual([
    'metadata.finalizers: "a": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers',
    'metadata.finalizers: "b.c": prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers',
  ]);
});

test("updates keep identity and take no new finalizers while going", () => {
  const old = { ...ok, uid: "1" };
  expect(said({ ...old, uid: "2" }, old)).toEqual(twice('metadata.uid: Invalid value: "2": field is immutable'));
  const going = { ...old, deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["x.y/a"] };
  expect(said({ ...going, finalizers: ["x.y/a", "x.y/b"] }, going)).toEqual(
    twice(
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"x.y/b"}',
    ),
  );
});
