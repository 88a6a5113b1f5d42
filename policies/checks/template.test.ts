import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { engram, template } from "../examples/objects.ts";
import type { EngramContext } from "../facts/engram.ts";
import { engramFacts } from "../facts/engram.ts";
import { askKey, Related } from "../related.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import { templateAsk, templateSpec, texts } from "./template.ts";

function context(name: string, found?: JsonObject): EngramContext {
  const object = engram({ templateRef: { name } }) as unknown as EngramContext["object"];
  const key = askKey({ verb: "get", kind: "EngramTemplate", namespace: "", name: name.trim() });
  const related = new Related(new Map(found === undefined ? [] : [[key, { state: "found", object: found }]]));
  const base = { operation: "CREATE" as const, namespace: "default", name: "demo", settings: defaultSettings, host };
  return { ...base, object, facts: engramFacts(object), related };
}

test("blanks around the name do not count, and a blank name asks for nothing", () => {
  expect(templateAsk(context(" http "))).toEqual([
    { verb: "get", kind: "EngramTemplate", namespace: "", name: "http" },
  ]);
  expect(templateAsk(context(" "))).toEqual([]);
});

test("the spec of the template where it is known", () => {
  expect(templateSpec(context("http"))).toBeUndefined();
  expect(templateSpec(context("http", template()))).toMatchObject({ version: "1.0.0" });
  expect(templateSpec(context("http", { spec: "odd" }))).toEqual({});
});

test("texts of anything", () => {
  expect(texts(["a", 1, null, "b"])).toEqual(["a", "b"]);
  expect(texts({})).toEqual([]);
});
