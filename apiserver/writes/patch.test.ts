import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { textAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" }, data: { a: "1", b: "2" } };
const patch = async (path: string, contentType: string, body: Json, query = "") => {
  const { request } = await memory({ objects: [widgetDefinition, widget("a"), configMap] });
  return request("PATCH", `${path}${query}`, body, { contentType: `application/${contentType}` });
};
const widgetA = `${widgets}/a`;
const map = "/api/v1/namespaces/default/configmaps/c";

test("JSON patch, merge patch, strategic merge patch", async () => {
  const json = await patch(widgetA, "json-patch+json", [{ op: "replace", path: "/spec/color", value: "blue" }]);
  expect(json.body).toMatchObject({ spec: { color: "blue" } });
  expect((await patch(map, "merge-patch+json", { data: { a: null } })).body.data).toEqual({ b: "2" });
  expect((await patch(map, "strategic-merge-patch+json", { data: { $patch: "replace", c: "3" } })).body.data).toEqual({
    c: "3",
  });
});

test("what cannot be applied is refused with its reason", async () => {
  expect((await patch(widgetA, "json-patch+json", [{ op: "remove", path: "/x" }])).code).toBe(422);
  expect((await patch(widgetA, "json-patch+json", {})).code).toBe(400);
  expect((await patch(widgetA, "merge-patch+json", [])).code).toBe(400);
  expect((await patch(map, "strategic-merge-patch+json", { data: { $patch: "odd" } })).code).toBe(400);
  expect(
    (
      await patch(
        widgetA,
        "json-patch+json",
        Array.from({ length: 10_001 }, () => ({ op: "test", path: "", value: 1 })),
      )
    ).code,
  ).toBe(413);
  expect((await patch(widgetA, "merge-patch+json", { spec: { color: "green" } })).code).toBe(422);
});

test("media types: strategic is for built-in kinds, CBOR is not taken", async () => {
  for (const type of ["strategic-merge-patch+json", "apply-patch+cbor"]) {
    expect((await patch(widgetA, type, {})).body).toMatchObject({
      code: 415,
      reason: "UnsupportedMediaType",
      message: expect.stringContaining("application/apply-patch+yaml"),
    });
  }
});

test("field validation counts for patches", async () => {
  const strict = await patch(widgetA, "merge-patch+json", { spec: { other: 1 } }, "?fieldValidation=Strict");
  expect(strict.body).toMatchObject({
    code: 422,
    message: expect.stringContaining('strict decoding error: unknown field \\"spec.other\\"'.replaceAll("\\", "")),
  });
  const warned = await patch(widgetA, "merge-patch+json", { spec: { other: 1 } });
  expect([warned.code, warned.warnings]).toEqual([200, ['unknown field "spec.other"']]);
  expect((await patch(map, "merge-patch+json", { data: { a: 3 } })).body.message).toContain("cannot unmarshal number");
});

test("a resourceVersion in a patch is compared", async () => {
  expect((await patch(widgetA, "merge-patch+json", { metadata: { resourceVersion: "1" } })).code).toBe(409);
});

test("patches that come at the same time all count, unless one names the version that it is about", async () => {
  const { request } = await memory({ objects: [widgetDefinition, widget("a"), configMap] });
  const at = (path: string, body: Json) =>
    request("PATCH", path, body, { contentType: "application/merge-patch+json" });
  const keys = Array.from({ length: 30 }, (_, number) => `k${number}`);
  const codes = await Promise.all(keys.map(async (key) => (await at(map, { data: { [key]: "1" } })).code));
  expect(new Set(codes)).toEqual(new Set([200]));
  const { body } = await request("GET", map);
  for (const key of keys) expect(textAt(body, "data", key)).toBe("1");
  const about = { metadata: { resourceVersion: textAt(body, "metadata", "resourceVersion") } };
  const versioned = await Promise.all(
    ["x", "y"].map(async (key) => (await at(map, { ...about, data: { [key]: "1" } })).code),
  );
  expect(versioned.sort()).toEqual([200, 409]);
});
