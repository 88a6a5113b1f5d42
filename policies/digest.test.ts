import { expect, test } from "vitest";
import { digestOf } from "./digest.ts";
import { defaultSettings } from "./settings.ts";
import { host } from "./testing/host.ts";

const world = (settings = defaultSettings) => ({ answers: new Map(), settings, host });

test("follows the settings, not the order in which they are written", () => {
  const packs: never[] = [];
  const first = digestOf(packs, world());
  const reversed = Object.fromEntries(Object.entries(defaultSettings).reverse()) as unknown as typeof defaultSettings;
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOf(packs, world())).toBe(first);
  expect(digestOf([], world(reversed))).toBe(first);
  expect(digestOf(packs, world({ ...defaultSettings, maxRetries: 4 }))).not.toBe(first);
});
