import { expect, test } from "vitest";
import { profileOf, strangeProfiles } from "./seccomp.ts";

test("the type of a profile, where there is one", () => {
  expect([{}, { seccompProfile: null }].map(profileOf)).toEqual([undefined, undefined]);
  expect(profileOf({ seccompProfile: { type: "Localhost" } })).toBe("Localhost");
  expect(profileOf({ seccompProfile: {} })).toBe("");
});

test("a profile without a type is none that is allowed", () => {
  const spec = { securityContext: { seccompProfile: {} }, containers: [] };
  expect(strangeProfiles({ metadata: {}, spec })?.detail).toBe(
    'pod must not set securityContext.seccompProfile.type to ""',
  );
});
