import { expect, test } from "vitest";
import { edgesOf } from "../edges/edges.ts";
import type { Answer } from "../related.ts";
import { Related } from "../related.ts";
import type { Context } from "../rule.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import { edgesAllowed } from "./edges.ts";

const edges = edgesOf("Impulse", {
  metadata: { namespace: "default" },
  spec: { storyRef: { name: "s", namespace: "shared" }, with: { a: { $bubuSecretRef: "shared/x:y" } } },
});
const made = edgesAllowed<Context>({
  id: "x/edges-allowed",
  kind: "Impulse",
  examples: { allow: [], deny: [] },
  edges: () => edges,
});
const context = (crossNamespace: "deny" | "grant" | "allow", answer?: Answer): Context => ({
  object: {},
  facts: {},
  operation: "CREATE",
  namespace: "default",
  name: "x",
  related: new Related({ get: () => answer }),
  settings: { ...defaultSettings, crossNamespace },
  host,
});

test("each reference that may not be is refused at its namespace, with what would let it be", () => {
  const found = made.check(context("grant", { state: "denied" }));
  expect(found.map(({ path, message, fix }) => [path.join("."), message, fix])).toEqual([
    [
      "spec.storyRef.namespace",
      '"shared" is another namespace, which does not grant it',
      'use a Story of namespace "default", or let a ReferenceGrant there name Impulse and Story',
    ],
    ["spec.with.a.$bubuSecretRef", '"shared" is another namespace', 'use a Secret of namespace "default"'],
  ]);
});

test("grants are asked for in mode grant only, and what nobody knows is not refused", () => {
  const asks = (["deny", "grant", "allow"] as const).map((mode) => made.needs?.(context(mode)).length);
  expect(asks).toEqual([0, 1, 0]);
  expect(made.check(context("grant", { state: "unknown", reason: "x" }))).toHaveLength(1);
  expect(made.check(context("allow"))).toHaveLength(1);
});
