import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import { deleteObject } from "./delete-object.ts";

const deleter = { user: { username: "controller" }, signal: new AbortController().signal };

async function world() {
  const { server, request } = await memory({
    objects: [widgetDefinition, widget("plain"), widget("held", {}, { finalizers: ["example.com/wait"] })],
  });
  const resource = server.registry.stored("example.com", "widgets");
  if (resource === undefined) throw new Error("the definition is not served");
  const code = async (name: string) => (await request("GET", `${widgets}/${name}`)).code;
  return { server, resource, code };
}

test("answers whether the object is gone; one that was gone already is", async () => {
  const { server, resource, code } = await world();
  const gone = (key: string) => deleteObject(server, deleter, { resource, key });
  expect([await gone("default/plain"), await code("plain")]).toEqual([true, 404]);
  expect([await gone("default/held"), await code("held")]).toEqual([false, 200]);
  expect(await gone("default/never")).toBe(true);
});

test("an object of another uid is not deleted", async () => {
  const { server, resource, code } = await world();
  const deletion = deleteObject(server, deleter, { resource, key: "default/plain", uid: "another" });
  await expect(deletion).rejects.toMatchObject({ status: { code: 409 } });
  expect(await code("plain")).toBe(200);
});
