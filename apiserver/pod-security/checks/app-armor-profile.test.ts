import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { appArmorProfile } from "./app-armor-profile.ts";

const profile = (type: string) => ({ appArmorProfile: { type } });

test("profiles of fields", () => {
  expect(said(appArmorProfile, podOf(profile("Localhost"), { securityContext: profile("RuntimeDefault") }))).toBe("");
  expect(said(appArmorProfile, podOf(profile("Unconfined")))).toBe(
    'forbidden AppArmor profile (container "c" must not set AppArmor profile type to "Unconfined")',
  );
});

test("and of annotations", () => {
  const at = (value: string) => ({ annotations: { "container.apparmor.security.beta.kubernetes.io/c": value } });
  for (const fine of ["", "runtime/default", "localhost/x"]) expect(said(appArmorProfile, {}, 36, at(fine))).toBe("");
  expect(said(appArmorProfile, podOf(profile("Z")), 36, at("unconfined"))).toBe(
    'forbidden AppArmor profiles (container "c" and annotation must not set AppArmor profile type to "Z", ' +
      '"container.apparmor.security.beta.kubernetes.io/c="unconfined"")',
  );
});
