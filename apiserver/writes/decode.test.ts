import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const post = async (body: object | string, query = "") => {
  const { request } = await memory({ objects: [widgetDefinition] });
  return request("POST", `${widgets}${query}`, body as never);
};

test("unknown and duplicate fields are refused, warned of or ignored", async () => {
  const text = JSON.stringify(widget("a", { other: 1 })).replace('"color":"red"', '"color":"blue","color":"red"');
  const strict = await post(text, "?fieldValidation=Strict");
  expect(strict.body).toMatchObject({
    code: 400,
    message:
      'Widget in version "v1" cannot be handled as a Widget: strict decoding error: duplicate field "spec.color", unknown field "spec.other"',
  });
  const warned = await post(text);
  expect(warned.code).toBe(201);
  expect(warned.warnings).toEqual(['duplicate field "spec.color"', 'unknown field "spec.other"']);
  const ignored = await post(text, "?fieldValidation=Ignore");
  expect([ignored.code, ignored.warnings]).toEqual([201, []]);
  expect((await post(text, "?fieldValidation=Odd")).code).toBe(422);
});

test("metadata is typed", async () => {
  expect((await post(widget("a", {}, { other: 1 }), "?fieldValidation=Strict")).body.message).toContain(
    'unknown field "metadata.other"',
  );
  expect((await post(widget("a", {}, { labels: { a: 1 } }))).body).toMatchObject({
    code: 400,
    message: expect.stringContaining(
      "json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string",
    ),
  });
  expect((await post({ ...widget("a"), metadata: "x" })).code).toBe(400);
});

test.each([
  [[], 400],
  ["{", 400],
  ["", 400],
  [{ kind: "Widget", apiVersion: "example.com/v2" }, 400],
  [{ kind: "Gadget", apiVersion: "example.com/v1" }, 422],
  [{ apiVersion: "example.com/v1" }, 400],
])("%j is %d", async (body, code) => expect((await post(body)).code).toBe(code));
