import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { expect, test } from "vitest";
import { defaultSettings, settingsSchema } from "./settings.ts";

test("the defaults are those of the schema, and valid", () => {
  const schema = compile(structural(settingsSchema));
  expect(schema.defaults({})).toEqual(defaultSettings);
  expect(schema.check(defaultSettings).violations).toEqual([]);
});
