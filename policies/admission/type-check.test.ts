import { isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import type { Structural } from "@bubustack/api/structural";
import { structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import { nativeObjects } from "../native/objects.ts";
import { policy } from "./testing/scene.ts";
import { mostKinds, namedResources, typeWarnings } from "./type-check.ts";

const schema: Structural = {
  type: "object",
  properties: {
    spec: {
      type: "object",
      properties: {
        size: { type: "integer" },
        tags: { type: "array", items: { type: "string" } },
        free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      },
    },
  },
};
const widget = { kind: { group: "x.io", version: "v1", kind: "Widget" }, schema };
const gadget = { kind: { group: "", version: "v1", kind: "Gadget" }, schema: { ...schema, properties: {} } };
const check = (
  validation: object,
  more: object = {},
  ...given: Parameters<typeof typeWarnings> extends [unknown, ...infer R] ? R : never
) => typeWarnings(policy("Validating", { validations: [validation], ...more } as never), ...given);

test("fields that the kind has not, and values of other types, are named", () => {
  expect(check({ expression: "object.spec.size > 1 && oldObject == null" }, {}, [widget])).toEqual([]);
  expect(check({ expression: "object.spec.siz > 1" }, {}, [widget])).toEqual([
    {
      fieldRef: "spec.validations[0].expression",
      warning:
        "x.io/v1, Kind=Widget: ERROR: <input>:1:12: undefined field 'siz'\n | object.spec.siz > 1\n | ...........^\n",
    },
  ]);
  const [message] = check({ expression: "true", messageExpression: "'a' + object.spec.size" }, {}, [widget]);
  expect(message).toMatchObject({ fieldRef: "spec.validations[0].messageExpression" });
  expect(message?.warning).toContain("found no matching overload for '_+_'");
});

test("each kind is checked by itself, in the order of their names", () => {
  const [one] = check({ expression: "object.spec.none == 1" }, {}, [widget, gadget]);
  expect(one?.warning.split("\n").filter((line) => line.includes("Kind="))).toEqual([
    expect.stringMatching(/^\/v1, Kind=Gadget: /),
    expect.stringMatching(/^x.io\/v1, Kind=Widget: /),
  ]);
  expect(check({ expression: "object.anything" }, {}, [])).toEqual([]);
});

test("variables and params have their types too", () => {
  const variables = [{ name: "tags", expression: "object.spec.tags" }];
  expect(check({ expression: "variables.tags.exists(t, t == 'a')" }, { variables }, [widget])).toEqual([]);
  expect(check({ expression: "variables.tags.exists(t, t == 1)" }, { variables }, [widget])).toHaveLength(1);
  const paramKind = { apiVersion: "x.io/v1", kind: "Widget" };
  expect(check({ expression: "params.spec.none == 1" }, { paramKind }, [widget], widget)).toHaveLength(1);
  expect(check({ expression: "params.spec.none == 1" }, { paramKind }, [widget])).toEqual([]);
});

test("only what a policy names is looked at", () => {
  const rule = {
    apiGroups: ["b.io", "a.io"],
    apiVersions: ["v1"],
    operations: ["*"],
    resources: ["things", "things/status", "*"],
  };
  const named = (...resourceRules: readonly object[]) =>
    namedResources({ spec: { matchConstraints: { resourceRules } } } as never).map(
      ({ group, resource }) => `${group}/${resource}`,
    );
  expect(named(rule)).toEqual(["a.io/things", "b.io/things"]);
  expect(named({ ...rule, apiGroups: ["*"] }, { ...rule, apiVersions: ["*"] })).toEqual([]);
  const many = Array.from({ length: 20 }, (_, index) => `r${index}`);
  expect(named({ ...rule, resources: many })).toHaveLength(mostKinds);
  expect(namedResources({})).toEqual([]);
});

test("our own policies fit our own kinds", () => {
  let checked = 0;
  for (const object of nativeObjects()) {
    if (object["kind"] !== "ValidatingAdmissionPolicy") continue;
    const matched = kinds.filter(
      ({ group, plural }) =>
        JSON.stringify(object["spec"]).includes(`"${group}"`) && JSON.stringify(object["spec"]).includes(`"${plural}`),
    );
    // The fence of the registrar is about kinds of Kubernetes.
    if (matched.length === 0) continue;
    checked++;
    const typed = matched.map(({ group, version, kind, schema: of }) => ({
      kind: { group, version, kind },
      schema: withMetadata(structural(of)),
    }));
    expect(typeWarnings(object, typed)).toEqual([]);
  }
  expect(checked).toBeGreaterThan(1);
});

/** Metadata as the API server publishes it. */
function withMetadata(of: Structural): Structural {
  const texts: Structural = { type: "object", additionalProperties: { type: "string" } };
  const metadata: Structural = {
    type: "object",
    properties: { name: { type: "string" }, generateName: { type: "string" }, labels: texts, annotations: texts },
  };
  return isObject(of.properties)
    ? { ...of, properties: { ...of.properties, metadata, apiVersion: { type: "string" }, kind: { type: "string" } } }
    : of;
}
