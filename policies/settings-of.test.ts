import { expect, test } from "vitest";
import { defaultSettings } from "./settings.ts";
import { settingsOf } from "./settings-of.ts";

test("what is not decided has its default", () => {
  expect(settingsOf({})).toEqual({ settings: defaultSettings });
  expect(settingsOf({ maxRetries: 5 })).toEqual({ settings: { ...defaultSettings, maxRetries: 5 } });
});

test("everything wrong is said together", () => {
  const { problems = [] } = settingsOf({ maxRetry: 5, crossNamespace: "maybe", maxRetries: 99 });
  expect(problems).toEqual([
    "maxRetry: is not a setting",
    expect.stringContaining("crossNamespace:"),
    expect.stringContaining("maxRetries:"),
  ]);
});

test("what is no object is no settings", () => {
  for (const value of [null, 1, "text", []]) expect(settingsOf(value).problems?.length).toBeGreaterThan(0);
});

test("times that contradict each other are named with what would do", () => {
  expect(settingsOf({ heartbeatSeconds: 6, maxStalenessSeconds: 5 }).problems).toEqual([
    "unreadySeconds: 10 is less than two heartbeats (heartbeatSeconds is 6); write at least 12",
    "maxStalenessSeconds: 5 is less than unreadySeconds (10); write at least 10",
  ]);
  expect(settingsOf({ heartbeatSeconds: 1, unreadySeconds: 2, maxStalenessSeconds: 2 }).problems).toBeUndefined();
});
