import { expect, test } from "vitest";
import { widgetDefinition } from "../testing/widgets.ts";
import { customResources, storageVersion } from "./custom.ts";

test("one resource per served version", () => {
  const [widgets] = customResources(widgetDefinition);
  expect(widgets).toMatchObject({
    group: "example.com",
    version: "v1",
    resource: "widgets",
    listKind: "WidgetList",
    namespaced: true,
    status: true,
    selectableFields: ["spec.color"],
  });
  expect(storageVersion(widgetDefinition)).toBe("v1");
  expect(customResources({ spec: { versions: [{ name: "v1", served: false }] } })).toEqual([]);
});

test("metadata is what it is anyway, narrowed by the definition", () => {
  const root = {
    type: "object",
    properties: { metadata: { type: "object", properties: { name: { type: "string", maxLength: 3 } } } },
  };
  const [resource] = customResources({
    spec: {
      group: "g.io",
      names: { plural: "as", kind: "A" },
      versions: [{ name: "v1", served: true, schema: { openAPIV3Schema: root } }],
    },
  });
  const schema = resource?.compiled();
  expect(schema?.check({ metadata: { name: "long name", labels: { a: "b" } } }).violations).toMatchObject([
    { rule: "maxLength" },
  ]);
  expect(schema?.prune({ metadata: { name: "a", other: 1 } })).toEqual({ metadata: { name: "a" } });
});

test("deprecated versions warn", () => {
  const [resource] = customResources({
    spec: { versions: [{ name: "v1", served: true, deprecated: true, deprecationWarning: "use v2" }] },
  });
  expect(resource?.deprecation).toBe("use v2");
});

test("a deprecated version names a newer one that is not", () => {
  const version = (name: string, deprecated: boolean) => ({ name, served: true, deprecated });
  const said = (...versions: object[]) =>
    customResources({ spec: { group: "example.com", names: { kind: "Box" }, versions } } as never).map(
      ({ deprecation }) => deprecation,
    );
  expect(said(version("v1beta1", true), version("v2", false), version("v1", false))).toEqual([
    "example.com/v1beta1 Box is deprecated; use example.com/v2 Box",
    undefined,
    undefined,
  ]);
  expect(said(version("v2", true), version("v1", false))).toEqual(["example.com/v2 Box is deprecated", undefined]);
});
