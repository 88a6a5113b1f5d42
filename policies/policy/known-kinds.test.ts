import { expect, test } from "vitest";
import { knownKind } from "./known-kinds.ts";
import { ownKind } from "./own-kinds.ts";

test("Pods are known, and what is ours", () => {
  const pods = { group: "", version: "v1", resource: "pods" };
  const pod = knownKind(pods);
  expect(pod?.kind).toEqual({ group: "", version: "v1", kind: "Pod" });
  const { metadata, spec, status } = pod?.schema.properties ?? {};
  expect(metadata?.properties).toHaveProperty("labels");
  expect(spec?.properties?.["containers"]?.items?.properties?.["securityContext"]?.properties).toHaveProperty(
    "privileged",
  );
  expect(status?.properties).toHaveProperty("phase");
  expect(knownKind(pods)).toBe(pod);
  const stories = { group: "bubustack.io", version: "v1alpha1", resource: "stories" };
  expect(knownKind(stories)).toBe(ownKind(stories));
  expect(knownKind({ ...pods, resource: "services" })).toBeUndefined();
  expect(knownKind({ ...pods, version: "v2" })).toBeUndefined();
});
