import { expect, test } from "vitest";
import { expressionsOf } from "./expressions.ts";

test("policies and exceptions have expressions, and nothing else is given any", async () => {
  expect(Object.keys(await expressionsOf("ClusterPolicy"))).toEqual(["expressions"]);
  expect(Object.keys(await expressionsOf("PolicyException"))).toEqual(["expressions"]);
  expect(await expressionsOf("Story")).toEqual({});
});
