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
