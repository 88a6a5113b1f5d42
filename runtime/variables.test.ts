import { expect, test } from "vitest";
import type { Variables } from "./variables.ts";
import { settingsIn, variables } from "./variables.ts";

const read = (told: Variables) => ({
  port: told.port("BUBU_PORT", 9443),
  probes: told.port("BUBU_PROBES_PORT", 8081),
  settings: told.path("BUBU_SETTINGS"),
});

test("what is not said, or said with nothing in it, has its default", () => {
  const expected = { port: 9443, probes: 8081, settings: undefined };
  expect(variables({}, read)).toEqual(expected);
  expect(variables({ BUBU_PORT: "", BUBU_PROBES_PORT: "", BUBU_SETTINGS: "" }, read)).toEqual(expected);
});

test("what is said counts", () => {
  const env = { BUBU_PORT: "8443", BUBU_PROBES_PORT: "0", BUBU_SETTINGS: "/etc/bubu/settings.json" };
  expect(variables(env, read)).toEqual({ port: 8443, probes: 0, settings: "/etc/bubu/settings.json" });
});

test("everything wrong is said together, with the value", () => {
  const wrong = () => variables({ BUBU_PORT: "65536", BUBU_PROBES_PORT: "Not_A_Port" }, read);
  expect(wrong).toThrow('BUBU_PORT: "65536"');
  expect(wrong).toThrow('BUBU_PROBES_PORT: "Not_A_Port"');
  for (const BUBU_PORT of ["x", "-1", "1e3", "443.5"]) expect(() => variables({ BUBU_PORT }, read)).toThrow(BUBU_PORT);
});

test("a file that is not JSON, and one that holds no settings, are named with all that is wrong", () => {
  const read = (value: unknown) =>
    value === 1 ? { settings: { one: true } } : { problems: ["a: is wrong", "b: is wrong"] };
  expect(settingsIn("/a.json", "1", read)).toEqual({ one: true });
  expect(() => settingsIn("/a.json", "2", read)).toThrow("/a.json: a: is wrong\nb: is wrong");
  expect(() => settingsIn("/a.json", "{", read)).toThrow("/a.json is not JSON");
});
