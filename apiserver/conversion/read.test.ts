import { expect, test } from "vitest";
import { listAt, textAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";
import { thing, thingDefinition, things, thingWebhook } from "../testing/versions.ts";

const merge = { contentType: "application/merge-patch+json" };

async function three() {
  const { conversionCall } = thingWebhook();
  const made = await memory({ objects: [thingDefinition], conversionCall });
  for (const [name, text] of [
    ["a", "x"],
    ["b", "y"],
    ["c", "x"],
  ] as const)
    await made.request("POST", things("v1"), thing(name, { name: text }));
  const names = async (query: string) => {
    const { body } = await made.request("GET", `${things("v2")}?${query}`);
    return {
      names: listAt(body, "items").map((each) => textAt(each, "metadata", "name")),
      more: textAt(body, "metadata", "continue"),
    };
  };
  return { ...made, names };
}

test("a list is selected by the fields of its version, page by page", async () => {
  const { names, request } = await three();
  const { body } = await request("GET", things("v2"));
  expect(body).toMatchObject({
    apiVersion: "example.com/v2",
    items: [{ spec: { title: "x" } }, { spec: { title: "y" } }, {}],
  });
  expect(await names("fieldSelector=spec.title%3Dx")).toEqual({ names: ["a", "c"], more: "" });
  const first = await names("fieldSelector=spec.title%3Dx&limit=1");
  expect(first.names).toEqual(["a"]);
  const rest = await names(`fieldSelector=spec.title%3Dx&limit=1&continue=${encodeURIComponent(first.more)}`);
  expect(rest).toEqual({ names: ["c"], more: "" });
  const page = await names("limit=2");
  expect(page.names).toEqual(["a", "b"]);
  expect((await names(`limit=2&continue=${encodeURIComponent(page.more)}`)).names).toEqual(["c"]);
});

test("a watch tells what begins and ceases to be selected in its version", async () => {
  const { watch, request } = await three();
  const over = new AbortController();
  const told = watch(`${things("v2")}?watch=true&fieldSelector=spec.title%3Dx`, over.signal);
  await new Promise((settle) => setImmediate(settle));
  await request("PATCH", `${things("v1")}/b`, { spec: { name: "x" } }, merge);
  await request("PATCH", `${things("v1")}/a`, { spec: { name: "y" } }, merge);
  await request("DELETE", `${things("v1")}/c`);
  await new Promise((settle) => setTimeout(settle, 50));
  over.abort();
  const events = (await told).map((event) => [
    event["type"],
    textAt(event, "object", "metadata", "name"),
    textAt(event, "object", "apiVersion"),
  ]);
  expect(events).toEqual([
    ["ADDED", "a", "example.com/v2"],
    ["ADDED", "c", "example.com/v2"],
    ["ADDED", "b", "example.com/v2"],
    ["DELETED", "a", "example.com/v2"],
    ["DELETED", "c", "example.com/v2"],
  ]);
});
