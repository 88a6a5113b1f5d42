import type { Structural } from "@bubustack/api/structural";
import { describe, expect, test } from "vitest";
import { defaulter, prune } from "./rewrite.ts";

describe("prune", () => {
  const embedded: Structural = {
    type: "object",
    properties: {
      template: { type: "object", "x-kubernetes-embedded-resource": true, properties: { spec: { type: "object" } } },
    },
  };

  test("an embedded resource keeps its envelope", () => {
    const template = { apiVersion: "v1", kind: "Pod", metadata: { name: "a" }, spec: { x: 1 }, more: 1 };
    expect(prune(embedded, { template })).toEqual({
      template: { apiVersion: "v1", kind: "Pod", metadata: { name: "a" }, spec: {} },
    });
  });

  test("a null stays where the schema takes one, or has a default for it", () => {
    const schema: Structural = {
      type: "object",
      properties: {
        free: { "x-kubernetes-preserve-unknown-fields": true },
        nullable: { type: "string", nullable: true },
        filled: { type: "string", default: "x" },
        plain: { type: "string" },
      },
    };
    const nulls = { free: null, nullable: null, filled: null, plain: null };
    expect(prune(schema, nulls)).toEqual({ free: null, nullable: null, filled: null });
  });

  test("maps keep their keys, and prune below them", () => {
    const schema: Structural = {
      type: "object",
      additionalProperties: { type: "object", properties: { a: { type: "string" } } },
    };
    expect(prune(schema, { x: { a: "1", b: 2 } })).toEqual({ x: { a: "1" } });
    expect(prune({ type: "object", additionalProperties: true }, { x: { b: 2 } })).toEqual({ x: { b: 2 } });
  });
});

describe("defaulter", () => {
  test("there is none where nothing below has a default", () => {
    expect(
      defaulter({ type: "object", properties: { a: { type: "array", items: { type: "string" } } } }),
    ).toBeUndefined();
  });

  test("fills values of maps, items of lists, and what a default itself leaves open", () => {
    const item: Structural = { type: "object", properties: { port: { type: "integer", default: 80 } } };
    const fill = defaulter({
      type: "object",
      properties: {
        list: { type: "array", items: item },
        map: { type: "object", additionalProperties: item },
        whole: { ...item, default: {} },
      },
    });
    expect(fill?.({ list: [{}], map: { a: {} } })).toEqual({
      list: [{ port: 80 }],
      map: { a: { port: 80 } },
      whole: { port: 80 },
    });
  });

  test("leaves alone what is not of the type that it fills", () => {
    const fill = defaulter({
      type: "object",
      properties: {
        list: { type: "array", items: { type: "object", properties: { a: { type: "string", default: "x" } } } },
      },
    });
    const odd = { list: "none" };
    expect(fill?.(odd)).toBe(odd);
    expect(fill?.(null)).toBeNull();
  });
});
