import { expect, test } from "vitest";
import { widgetDefinition } from "../../testing/widgets.ts";
import { unevaluatedOf } from "./unevaluated.ts";

test("names what is not evaluated, once", () => {
  expect(unevaluatedOf(widgetDefinition)).toEqual([]);
  const other = {
    metadata: { name: "as.g.io" },
    spec: { conversion: { strategy: "Webhook" }, versions: [{ subresources: { scale: {} } }] },
  };
  expect(unevaluatedOf(other)).toEqual(["not evaluated by this server: conversion webhook of as.g.io"]);
});
