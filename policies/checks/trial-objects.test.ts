import { kinds } from "@bubustack/api/kinds";
import { expect, test } from "vitest";
import { ownKind } from "../policy/own-kinds.ts";
import type { Filling } from "./trial-objects.ts";
import { trialObject } from "./trial-objects.ts";

const made = (resource: string, filling: Filling, group = "bubustack.io") => {
  const kind = ownKind({ group, version: "v1alpha1", resource });
  if (kind === undefined) throw new Error(`${resource} is no kind`);
  return trialObject(kind, filling, true);
};

test("the least object has what it must have and defaults, a full one everything", () => {
  const schema = {
    type: "object",
    properties: {
      spec: {
        type: "object",
        required: ["mode", "size", "names"],
        properties: {
          mode: { type: "string", enum: ["fast", "slow"] },
          size: { type: "integer", minimum: 3 },
          names: { type: "array", minItems: 2, items: { type: "string", minLength: 4 } },
          defaulted: { type: "string", default: "given" },
          optional: { type: "boolean" },
          port: { "x-kubernetes-int-or-string": true },
          labels: { type: "object", additionalProperties: { type: "string" } },
          at: { type: "string", format: "date-time" },
          any: { "x-kubernetes-preserve-unknown-fields": true },
        },
      },
    },
    required: ["spec"],
  } as const;
  const kind = { kind: { group: "a.example", version: "v1", kind: "Case" }, schema };
  expect(trialObject(kind, "least", false)).toEqual({
    apiVersion: "a.example/v1",
    kind: "Case",
    metadata: expect.not.objectContaining({ namespace: expect.anything(), labels: expect.anything() }),
    spec: { mode: "fast", size: 3, names: ["aaaa", "aaaa"], defaulted: "given" },
  });
  expect(trialObject(kind, "full", true)).toMatchObject({
    metadata: { namespace: "default", labels: { a: "a" } },
    spec: { optional: true, port: 1, labels: { a: "a" }, at: "1970-01-01T00:00:00Z", any: {}, names: ["aaaa", "aaaa"] },
  });
});

test("lists are long, and an object stays bounded", () => {
  const { spec } = made("stories", "large") as unknown as { readonly spec: { readonly steps: readonly unknown[] } };
  expect(spec.steps.length).toBeGreaterThan(10);
  for (const { group, plural } of kinds)
    for (const filling of ["least", "full", "large"] as const)
      expect(JSON.stringify(made(plural, filling, group)).length).toBeLessThan(1_000_000);
});
