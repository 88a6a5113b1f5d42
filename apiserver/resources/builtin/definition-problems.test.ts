import { crd as definitionOf } from "@bubustack/api/crd";
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { expect, test } from "vitest";
import { widgetDefinition } from "../../testing/widgets.ts";
import { render } from "../../validation/field-error.ts";
import { definitionProblems } from "./definition-problems.ts";
import { customResourceDefinitions } from "./definitions.ts";

const said = (crd: JsonObject, old?: JsonObject) => definitionProblems(crd, old).map(render);
const created = (given: JsonObject) => customResourceDefinitions.strategy.create?.(given, "t") ?? {};
const version = (more: object) => ({
  name: "v1",
  served: true,
  storage: true,
  schema: { openAPIV3Schema: { type: "object" } },
  ...more,
});
const crd = (spec: object, name = "as.g.io") =>
  ({
    metadata: { name },
    spec: { group: "g.io", scope: "Cluster", names, versions: [version({})], ...spec },
    status: { storedVersions: ["v1"] },
  }) as JsonObject;
const names = { plural: "as", singular: "a", kind: "A", listKind: "AList" };

test("a good definition has no problems", () => {
  expect(said(created(widgetDefinition))).toEqual([]);
  expect(said(crd({}))).toEqual([]);
});

// A start takes them as checked.
test.each(kinds.map((kind) => [kind.kind, definitionOf(kind)]))(
  "the platform's definition of %s has no problems",
  (_, own) => {
    expect(said(created(own as unknown as JsonObject))).toEqual([]);
  },
);

test("each problem is named with its field", () => {
  expect(said(crd({}, "other"))[0]).toContain('must be spec.names.plural+"."+spec.group');
  expect(said(crd({ group: "g" }, "as.g"))[0]).toContain("should be a domain with at least one dot");
  expect(said(crd({ scope: "World" }))[0]).toContain('spec.scope: Unsupported value: "World"');
  expect(said(crd({ scope: "Namespaced" }), crd({}))[0]).toContain("spec.scope: Invalid value");
  expect(said(crd({ versions: [version({ storage: false })] }))[0]).toContain(
    "exactly one version marked as storage version",
  );
  expect(said(crd({ versions: [version({}), version({ storage: false })] }))[0]).toContain(
    "must contain unique version names",
  );
  expect(said(crd({ versions: [version({ schema: {} })] }))[0]).toBe(
    "spec.versions[0].schema.openAPIV3Schema: Required value",
  );
  const bad = { type: "object", properties: { a: { type: "string", pattern: "(" } } };
  expect(said(crd({ versions: [version({ schema: { openAPIV3Schema: bad } })] }))[0]).toContain(
    'spec.validation.openAPIV3Schema.properties[a].pattern: Invalid value: "("',
  );
  const ruled = { type: "object", "x-kubernetes-validations": [{ rule: "self.a" }] };
  const two = [version({ schema: { openAPIV3Schema: ruled } }), version({ name: "v2", storage: false })];
  expect(said(crd({ versions: two }))[0]).toContain(
    "spec.versions[0].schema.openAPIV3Schema.x-kubernetes-validations[0].rule: Invalid value",
  );
  expect(said(crd({ versions: two }), crd({ versions: two }))).toEqual([]);
});
