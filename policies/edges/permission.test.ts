import { expect, test } from "vitest";
import type { Answer } from "../related.ts";
import { Related } from "../related.ts";
import type { Settings } from "../settings.ts";
import { defaultSettings } from "../settings.ts";
import { edgesOf } from "./edges.ts";
import { grantAsk, permitted } from "./permission.ts";

const [away] = edgesOf("Impulse", { spec: { storyRef: { name: "s", namespace: "shared" } } });
const [home] = edgesOf("Impulse", { spec: { storyRef: { name: "s", namespace: "default" } } });
const [claim] = edgesOf("EffectClaim", { spec: { stepRunRef: { name: "s", namespace: "shared" } } });
const [template] = edgesOf("Impulse", { spec: { templateRef: { name: "t" } } });

function said(edge: typeof away, crossNamespace: Settings["crossNamespace"], answer?: Answer, namespace = "default") {
  if (edge === undefined) throw new Error("no edge");
  const related = new Related({ get: () => answer });
  const context = { namespace, related, settings: { ...defaultSettings, crossNamespace } };
  return [permitted(context, edge), grantAsk(context, edge) !== undefined];
}

test("the mode decides about other namespaces", () => {
  expect(said(away, "deny")).toEqual(["no", false]);
  expect(said(away, "allow")).toEqual(["yes", false]);
  expect(said(away, "grant")).toEqual(["unknown", true]);
  expect(said(away, "grant", { state: "allowed" })).toEqual(["yes", true]);
  expect(said(away, "grant", { state: "denied" })).toEqual(["no", true]);
  expect(said(away, "grant", { state: "failed", reason: "x" })).toEqual(["no", true]);
  expect(said(away, "grant", { state: "unknown", reason: "x" })).toEqual(["unknown", true]);
});

test("within a namespace, to cluster-scoped kinds, and from files that name no namespace, nothing is asked", () => {
  for (const mode of ["deny", "grant", "allow"] as const) {
    expect(said(home, mode)).toEqual(["yes", false]);
    expect(said(template, mode)).toEqual(["yes", false]);
    expect(said(away, mode, undefined, "")).toEqual(["yes", false]);
  }
});

test("what never leads out does not in any mode", () => {
  for (const mode of ["deny", "grant", "allow"] as const) {
    expect(said(claim, mode, { state: "allowed" })).toEqual(["no", false]);
  }
});
