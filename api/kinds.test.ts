import { describe, expect, test } from "vitest";
import { crd } from "./crd.ts";
import { kindNamed, kindOfResource, kinds } from "./kinds.ts";
import type { Structural } from "./structural.ts";
import { everySchema, structuralProblems } from "./testing/structural-problems.ts";

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

test("kinds are found by name and by resource", () => {
  for (const kind of kinds) {
    expect(kindNamed(kind.kind)).toBe(kind);
    expect(kindOfResource(`${kind.plural}.${kind.group}`)).toBe(kind);
  }
  expect(kindNamed("story")).toBeUndefined();
  expect(kindOfResource("stories")).toBeUndefined();
});

test("names and short names are unique", () => {
  for (const names of [kinds.map(({ kind }) => kind), kinds.flatMap(({ shortNames }) => shortNames)])
    expect(new Set(names).size).toBe(names.length);
});

describe.each(kinds.map((kind) => [kind.kind, kind] as const))("the CRD of %s", (_, kind) => {
  const definition = crd(kind);
  const [version] = definition.spec.versions;
  const schema: Structural = version?.schema.openAPIV3Schema ?? {};

  test("has a structural schema", () => {
    expect(structuralProblems(schema)).toEqual([]);
    expect(everySchema(schema).length).toBeGreaterThan(10);
  });

  test("requires spec, and says no more of metadata than that it is an object", () => {
    expect(schema.required).toEqual(["spec"]);
    expect(schema.properties?.metadata).toEqual({ type: "object" });
  });

  test("says of every field what it means", () => {
    const silent = everySchema(schema).filter(
      ([at, { description }]) => at !== ".metadata" && !description?.endsWith("."),
    );
    expect(silent.map(([at]) => at)).toEqual([]);
  });

  test("shows columns of fields that exist and are scalars", () => {
    const scalars = new Set(everySchema(schema).flatMap(([at, { type }]) => (type === "object" ? [] : [at])));
    // A condition is picked by its type: the field is that of any condition.
    const paths = kind.columns.map(({ jsonPath }) => jsonPath.replace(/\[\?\(@\.type=="\w+"\)\]/, "[]"));
    expect([...paths, ...kind.selectableFields].filter((path) => !scalars.has(path))).toEqual([]);
    expect(version?.additionalPrinterColumns.at(-1)?.name).toBe("Age");
  });

  test("has names that the API server accepts", () => {
    for (const name of [kind.plural, kind.singular, ...kind.shortNames, ...kind.categories])
      expect(name).toMatch(dnsLabel);
  });

  test("fits into the annotation that client-side apply keeps", () => {
    expect(JSON.stringify(definition).length).toBeLessThan(200_000);
  });
});
