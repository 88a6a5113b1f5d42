import { expect, test } from "vitest";
import { listAt, objectAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const spec = objectAt(widgetDefinition, "spec");
const scale = {
  specReplicasPath: ".spec.size",
  statusReplicasPath: ".status.size",
  labelSelectorPath: ".status.selector",
};
const schema = {
  openAPIV3Schema: {
    type: "object",
    properties: {
      spec: { type: "object", properties: { size: { type: "integer", maximum: 5 }, color: { type: "string" } } },
      status: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    },
  },
};
const version = { ...objectAt(listAt(spec, "versions")[0]), schema, subresources: { status: {}, scale } };
const scaled = { ...widgetDefinition, spec: { ...spec, versions: [version] } };
const merge = { contentType: "application/merge-patch+json" };

test("a scale shows and changes how many are asked for, under the kind's own names", async () => {
  const { request } = await memory({ objects: [scaled] });
  await request("POST", widgets, widget("a", { size: 2 }));
  await request("PATCH", `${widgets}/a/status`, { status: { size: 1, selector: "a=b" } }, merge);
  const { body } = await request("GET", `${widgets}/a/scale`);
  expect(body).toMatchObject({
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name: "a", namespace: "default" },
    spec: { replicas: 2 },
    status: { replicas: 1, selector: "a=b" },
  });
  const put = await request("PUT", `${widgets}/a/scale?fieldManager=s`, { ...body, spec: { replicas: 3 } });
  expect(put.body).toMatchObject({ spec: { replicas: 3 } });
  const { body: object } = await request("GET", `${widgets}/a`);
  expect(object).toMatchObject({ spec: { size: 3, color: "red" }, metadata: { generation: 2 } });
  const { managedFields } = object.metadata as { managedFields: object[] };
  expect(managedFields).toContainEqual(
    expect.objectContaining({ manager: "s", subresource: "scale", fieldsV1: { "f:spec": { "f:size": {} } } }),
  );
  expect((await request("PATCH", `${widgets}/a/scale`, { spec: { replicas: 4 } }, merge)).body.spec).toEqual({
    replicas: 4,
  });
  const dry = await request("PATCH", `${widgets}/a/scale?dryRun=All`, { spec: { replicas: 1 } }, merge);
  expect(dry.body.spec).toEqual({ replicas: 1 });
  const operations = [{ op: "replace", path: "/spec/replicas", value: 5 }];
  await request("PATCH", `${widgets}/a/scale`, operations, { contentType: "application/json-patch+json" });
  expect((await request("GET", `${widgets}/a/scale`)).body.spec).toEqual({ replicas: 5 });
  expect((await request("PUT", `${widgets}/a/scale`, body)).code).toBe(409);
});

test("what is no scale, or no number that the object may have, is refused", async () => {
  const { request } = await memory({ objects: [scaled, widget("a", { size: 1 }), widget("b")] });
  const patch = (body: object, contentType = merge.contentType) =>
    request("PATCH", `${widgets}/a/scale`, { ...body }, { contentType });
  expect((await patch({ spec: { replicas: -1 } })).body.message).toBe(
    'Widget.example.com "a" is invalid: .spec.size: Invalid value: -1: should be a non-negative integer',
  );
  expect((await patch({ spec: { replicas: 9 } })).body.message).toContain("less than or equal to 5");
  expect((await patch({ kind: "Widget" })).code).toBe(400);
  expect((await patch({ spec: { replicas: "many" } })).code).toBe(400);
  expect((await request("GET", `${widgets}/b/scale`)).body).toMatchObject({
    code: 500,
    message: 'Internal error occurred: the spec replicas field ".spec.size" does not exist',
  });
  expect((await patch({ metadata: { name: "b" } })).code).toBe(400);
  expect((await patch({}, "application/strategic-merge-patch+json")).code).toBe(415);
  expect((await request("DELETE", `${widgets}/a/scale`)).code).toBe(405);
  expect((await request("GET", `${widgets}/none/scale`)).code).toBe(404);
});
