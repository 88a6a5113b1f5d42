import { expect, test } from "vitest";
import { packs } from "../rules/index.ts";
import { binding, cronRelated, impulse, impulseTemplate, referenceGrant, transport } from "./flow-objects.ts";

test("every object is valid by the schema of its kind", () => {
  const all = [impulse(), impulseTemplate(), ...cronRelated, transport(), binding(), referenceGrant()];
  for (const object of all) {
    const pack = packs.find(({ kind }) => kind.kind === object["kind"]);
    expect(pack?.schema().check(object).violations).toEqual([]);
  }
});

test("what is given takes the place of what is there by default", () => {
  expect(transport({ driver: "next" }, "other")).toMatchObject({
    metadata: { name: "other" },
    spec: { driver: "next" },
  });
  expect(impulse({}, { name: "x" })["metadata"]).toEqual({ name: "x", namespace: "default" });
});
