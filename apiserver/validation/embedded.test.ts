import { expect, test } from "vitest";
import { customResources } from "../resources/custom.ts";
import { embeddedErrors, embeddedFlaw } from "./embedded.ts";
import { render } from "./field-error.ts";

const template = {
  type: "object",
  "x-kubernetes-embedded-resource": true,
  "x-kubernetes-preserve-unknown-fields": true,
};
const kind = (properties: object) => {
  const schema = { openAPIV3Schema: { type: "object", properties } };
  const [resource] = customResources({
    spec: {
      group: "example.com",
      names: { kind: "Box", plural: "boxes" },
      versions: [{ name: "v1", served: true, schema }],
    },
  } as never);
  if (resource === undefined) throw new Error("no resource");
  return resource;
};
const boxes = kind({ inner: template });
const said = (inner: object) => embeddedErrors(boxes, { inner } as never).map(render);

test("an embedded resource has a version and a kind, and good metadata", () => {
  expect(said({ apiVersion: "v1", kind: "X", metadata: { labels: { a: "b" } } })).toEqual([]);
  expect(said({})).toEqual(["inner.apiVersion: Required value", "inner.kind: Required value"]);
  expect(said({ apiVersion: "", kind: "" })).toEqual([
    'inner.apiVersion: Invalid value: "": must not be empty',
    'inner.kind: Invalid value: "": must not be empty',
  ]);
  const [version, named] = said({ apiVersion: "a/b/c", kind: "K_K" });
  expect(version).toBe('inner.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c');
  expect(named).toMatch(
    /^inner.kind: Invalid value: "K_K": may have mixed case, but should otherwise match: a DNS-1035/,
  );
  const [name, label] = said({ apiVersion: "v1", kind: "X", metadata: { name: "A/B", labels: { "a b": "c" } } });
  expect(name).toBe(`inner.metadata.name: Invalid value: "A/B": may not contain '/'`);
  expect(label).toMatch(/^inner.metadata.labels: Invalid value: "a b": name part must consist/);
});

test.each([
  [{ apiVersion: 5, kind: "X" }, "inner.apiVersion: Invalid value: 5: must be a string"],
  [
    { metadata: 5 },
    "inner.metadata: Invalid value: 5: json: cannot unmarshal number into Go value of type v1.ObjectMeta",
  ],
  [
    { metadata: { labels: { a: 1 } } },
    'inner.metadata: Invalid value: {"labels":{"a":1}}: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string',
  ],
])("%j is none", (inner, why) => expect(embeddedFlaw(boxes, { inner } as never)).toBe(why));

test("a kind without embedded resources is not asked", () => {
  const plain = kind({ inner: { type: "object" } });
  expect([embeddedFlaw(plain, { inner: { apiVersion: 5 } }), embeddedErrors(plain, { inner: {} })]).toEqual([
    undefined,
    [],
  ]);
});
