import { BubuError } from "@bubustack/api/errors";
import { boolean, duration, enums, integer, list, object, optional, string } from "@bubustack/api/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { config } from "./config.ts";

const schema = object("Settings.", {
  host: string("Where it listens.", { default: "127.0.0.1", minLength: 1 }),
  port: integer("The port.", { default: 9443, minimum: 0, maximum: 65_535 }),
  level: enums("The level.", ["info", "warn"], { default: "info" }),
  strict: boolean("Strict.", { default: false }),
  grace: duration("The grace.", { default: "5s" }),
  names: list("Names.", string("A name.", { pattern: "^[a-z]+$" }), { default: [], maxItems: 3 }),
  limits: object("Limits.", { bytes: integer("Bytes.", { default: 10 }) }),
  key: string("The key."),
  note: optional(string("A note.")),
});

const problems = (written: unknown) => {
  try {
    config(schema, written);
  } catch (error) {
    if (error instanceof BubuError && error.code === "config/invalid") return error.message.split("\n");
    throw error;
  }
  return [];
};

describe("config", () => {
  test("completes what was written with defaults, and freezes it all", () => {
    const settings = config(schema, { key: "k", port: 0, names: ["a"], note: undefined });
    expect(settings).toEqual({
      host: "127.0.0.1",
      port: 0,
      level: "info",
      strict: false,
      grace: "5s",
      names: ["a"],
      limits: { bytes: 10 },
      key: "k",
    });
    expect([settings, settings.limits, settings.names].every(Object.isFrozen)).toBe(true);
  });

  test("reports every problem together", () => {
    const written = {
      host: "",
      port: 70_000,
      level: "loud",
      strict: "yes",
      grace: "5 minutes",
      names: ["a", "B"],
      limits: { bytes: 1.5, kilo: 1 },
      hosts: "x",
      note: 1,
    };
    expect(problems(written)).toEqual([
      "hosts is not a setting",
      "host must have at least 1 characters",
      "port must be at most 65535, not 70000",
      'level must be one of info, warn, not "loud"',
      'strict must be true or false, not "yes"',
      'grace must be a duration such as 300ms or 1h30m, not "5 minutes"',
      "names[1] must match ^[a-z]+$",
      "limits.kilo is not a setting",
      "limits.bytes must be a whole number, not 1.5",
      "key is missing",
      "note must be text, not integer",
    ]);
  });

  test("refuses what is no object, and inherited keys", () => {
    expect(problems(null)).toEqual(["settings must be an object, not null"]);
    expect(problems(Object.create({ key: "k" }))).toEqual(["key is missing"]);
    expect(problems(JSON.parse('{"key":"k","__proto__":{"port":1}}'))).toEqual(["__proto__ is not a setting"]);
  });

  test("is total over any value", () => {
    fc.assert(fc.property(fc.anything(), (written) => Array.isArray(problems(written))));
  });
});
