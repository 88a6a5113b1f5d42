import type { Value } from "@bubustack/cel/values/value";
import { CelError, Pending } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import type { Found, Lookup } from "../admission/world.ts";
import type { Edge } from "../edges/edges.ts";
import { edgesOf } from "../edges/edges.ts";
import { edgeValue } from "./edge-value.ts";

const from = { group: "bubustack.io", kind: "Impulse", namespace: "dev", name: "i" };
const [template, story] = edgesOf("Impulse", {
  metadata: { namespace: "dev" },
  spec: { templateRef: { name: "cron" }, storyRef: { name: "s", namespace: "prod" } },
});
const value = (edge: Edge | undefined, found: Found | undefined, asked: Lookup[] = []) => {
  if (edge === undefined) throw new Error("there is such an edge");
  return edgeValue(from, edge, (lookup) => {
    asked.push(lookup);
    return found;
  }) as { readonly [field: string]: { readonly [field: string]: Value } };
};
const labels = (found: Found | undefined) => value(story, found)["to"]?.["namespaceLabels"];

test("both ends, and where the reference stands", () => {
  const found: Found = { state: "objects", objects: [{ metadata: { labels: { team: "a", n: 1 } } }] };
  expect(value(story, found)).toEqual({
    field: "spec.storyRef",
    crossNamespace: true,
    from: { ...from, namespaceLabels: { team: "a" } },
    to: { group: "bubustack.io", kind: "Story", namespace: "prod", name: "s", namespaceLabels: { team: "a" } },
  });
});

test("an end outside of namespaces has no labels, and none are asked for", () => {
  const asked: Lookup[] = [];
  expect(value(template, undefined, asked)["to"]?.["namespaceLabels"]).toEqual({});
  expect(asked).toEqual([]);
});

test("a namespace that is not there, or not known, is no map of labels", () => {
  const lookup = { ask: "namespace", name: "prod" };
  expect(labels(undefined)).toEqual(new Pending([{ lookup }]));
  expect(labels({ state: "unknown", reason: "no cluster" })).toEqual(new Pending([{ lookup, unknown: "no cluster" }]));
  expect(labels({ state: "absent" })).toEqual(new CelError('namespaces "prod" not found'));
  expect(labels({ state: "failed", reason: "down" })).toEqual(new CelError("down"));
});
