import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { packs } from "../rules/index.ts";
import { engram, executing, fetchEngram, running, sleeping, steps, story, template } from "./objects.ts";

const violations = (object: JsonObject): readonly Json[] => {
  const pack = packs.find(({ kind }) => kind.kind === object["kind"]);
  return (
    pack
      ?.schema()
      .check(object)
      .violations.map(({ path, rule }) => `${path.join(".")} ${rule}`) ?? ["no kind"]
  );
};

test("every object is valid by the schema of its kind", () => {
  const all = [
    story(),
    steps(sleeping("a"), running("b", "fetch"), executing("c", "child")),
    engram(),
    template(),
    ...fetchEngram,
  ];
  for (const object of all) expect(violations(object)).toEqual([]);
});

test("what is given takes the place of what is there by default", () => {
  expect(story({ steps: [] })["spec"]).toEqual({ steps: [] });
  expect(isObject(engram({}, { name: "x" })["metadata"]) && engram({}, { name: "x" })["metadata"]).toMatchObject({
    name: "x",
    namespace: "default",
  });
  expect(template({}, "x")["metadata"]).toEqual({ name: "x" });
});
