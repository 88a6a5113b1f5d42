import { expect, test } from "vitest";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { memory } from "../testing/memory.ts";
import { thing, thingDefinition, thingWebhook } from "../testing/versions.ts";
import { widgetDefinition } from "../testing/widgets.ts";
import { withConversions } from "./on-demand.ts";

const { signal } = new AbortController();
const v2 = "example.com/v2";

async function start(resource: string) {
  const webhook = thingWebhook();
  const { server } = await memory({
    objects: [thingDefinition, widgetDefinition],
    conversionCall: webhook.conversionCall,
  });
  const found: Resource | undefined = server.registry.find("example.com", "v1", resource);
  if (found === undefined) throw new Error(resource);
  return { server, resource: found, asked: webhook.asked };
}

test("a judgement is made anew until nothing is missing, and each object is converted once", async () => {
  const { server, resource, asked } = await start("things");
  const rounds: string[] = [];
  const said = await withConversions(server, resource, signal, (convert) => {
    const first = convert(thing("a", { name: "x" }), v2);
    rounds.push(textAt(first, "spec", "title"));
    if (first["spec"] === undefined || textAt(first, "spec", "title") === "") throw new Error("not there yet");
    const second = convert({ ...thing("a", { name: `${textAt(first, "spec", "title")}y` }) }, v2);
    return textAt(second, "spec", "title");
  });
  expect([said, rounds, asked()]).toEqual(["xy", ["", "x", "x"], 2]);
});

test("what a judgement throws when nothing is missing is thrown, and what a conversion throws", async () => {
  const { server, resource } = await start("things");
  const judged = withConversions(server, resource, signal, (convert) => {
    throw new Error(textAt(convert(thing("a", { name: "x" }), v2), "spec", "title"));
  });
  await expect(judged).rejects.toThrow(/^x$/);
  const endless = withConversions(server, resource, signal, (convert) => convert(thing(crypto.randomUUID(), {}), v2));
  await expect(endless).rejects.toThrow("too many conversions of one object");
});

test("without a webhook a version is a name", async () => {
  const { server, resource, asked } = await start("widgets");
  const said = await withConversions(server, resource, signal, (convert) => convert({ spec: {} }, v2));
  expect([said, asked()]).toEqual([{ apiVersion: v2, spec: {} }, 0]);
});
