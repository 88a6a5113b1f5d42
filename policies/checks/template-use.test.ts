import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { impulseTemplate } from "../examples/flow-objects.ts";
import { templateTarget } from "../facts/template.ts";
import { askKey, Related } from "../related.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import type { TemplateContext } from "./template.ts";
import {
  blankTemplate,
  missingSecrets,
  missingTemplate,
  otherMode,
  otherVersion,
  unknownSecrets,
  unnamedSecrets,
} from "./template-use.ts";

function context(found?: JsonObject): TemplateContext {
  const template = templateTarget("ImpulseTemplate", "cron");
  const key = askKey({ verb: "get", kind: "ImpulseTemplate", namespace: "", name: "cron" });
  const answer =
    found === undefined
      ? ({ state: "absent", confirmed: true } as const)
      : ({ state: "found", object: found } as const);
  const base = { operation: "CREATE" as const, namespace: "default", name: "demo", settings: defaultSettings, host };
  return { ...base, object: {}, facts: { template }, related: new Related(new Map([[key, answer]])) };
}

test("a template that is not there is found once, and nothing is said of what it would want", () => {
  const gone = context();
  expect(missingTemplate(gone).map(({ message }) => message)).toEqual(['ImpulseTemplate "cron" does not exist']);
  expect([
    ...otherVersion(gone, "2"),
    ...otherMode(gone, "job", ["m"]),
    ...missingSecrets(gone),
    ...unknownSecrets(gone, { a: "b" }),
  ]).toEqual([]);
});

test("what differs from the template is found", () => {
  const there = context(impulseTemplate({ secretSchema: { key: { required: true }, proxy: {} } }));
  expect(missingTemplate(there)).toEqual([]);
  expect(otherVersion(there, "2")).toMatchObject([{ replacement: "1.0.0" }]);
  expect(otherVersion(there, " ")).toEqual([]);
  expect(otherMode(there, "job", ["m"])).toMatchObject([{ path: ["m"], replacement: "deployment" }]);
  expect(otherMode(context({ spec: {} }), "job", ["m"])[0]?.message).toContain("it has none");
  expect(missingSecrets(there, { proxy: "x" }).map(({ path }) => path.at(-1))).toEqual(["key"]);
  expect(unknownSecrets(there, { prxy: "x" })).toMatchObject([{ fix: 'did you mean "proxy"?' }]);
});

test("blank names are found, empty ones are the schema's", () => {
  expect(blankTemplate(" ", "EngramTemplate")).toMatchObject([{ fix: "name an EngramTemplate" }]);
  expect(blankTemplate("", "EngramTemplate")).toEqual([]);
  expect(unnamedSecrets({ a: " ", b: "c" }).map(({ path }) => path.at(-1))).toEqual(["a"]);
});
