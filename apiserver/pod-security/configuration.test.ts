import { expect, test } from "vitest";
import { configurationOf } from "./configuration.ts";
import { lax } from "./levels.ts";

test("what is not said is lax, and nobody is exempt", () => {
  const { defaults, exempt } = configurationOf({});
  expect(defaults).toEqual({ enforce: lax, audit: lax, warn: lax });
  expect([...exempt.users, ...exempt.runtimeClasses, ...exempt.namespaces]).toEqual([]);
});

test("what is said", () => {
  const warn = { level: "baseline", version: 30 } as const;
  const { defaults, exempt } = configurationOf({ defaults: { warn }, exemptions: { usernames: ["ann"] } });
  expect([defaults.warn, defaults.enforce, exempt.users.has("ann")]).toEqual([warn, lax, true]);
});
