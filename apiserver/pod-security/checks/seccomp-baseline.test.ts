import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { seccompBaseline } from "./seccomp-baseline.ts";

const unconfined = { seccompProfile: { type: "Unconfined" } };

test("where a profile is named it is an allowed one", () => {
  expect(said(seccompBaseline, podOf({ seccompProfile: { type: "Localhost" } }))).toBe("");
  expect(said(seccompBaseline, podOf({}))).toBe("");
  expect(said(seccompBaseline, podOf(unconfined, { securityContext: unconfined }))).toBe(
    'seccompProfile (pod and container "c" must not set securityContext.seccompProfile.type to "Unconfined")',
  );
});

test("before 1.19 annotations named it", () => {
  const at = (value: string) => ({
    annotations: {
      "seccomp.security.alpha.kubernetes.io/pod": value,
      "container.seccomp.security.alpha.kubernetes.io/other": "x",
    },
  });
  expect(said(seccompBaseline, podOf(unconfined), 18, at("docker/default"))).toBe("");
  expect(said(seccompBaseline, podOf({}), 18, at("unconfined"))).toBe(
    'seccompProfile (forbidden annotation seccomp.security.alpha.kubernetes.io/pod="unconfined")',
  );
});
