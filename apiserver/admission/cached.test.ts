import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { cached } from "./cached.ts";

test("what is made of collections is made again once they change", async () => {
  const { server, request } = await memory();
  let made = 0;
  const count = cached(
    () => server,
    [{ group: "", resource: "configmaps" }],
    ({ store }) => {
      made++;
      return store.collection({ group: "", resource: "configmaps" }).size;
    },
  );
  expect([count(), count(), made]).toEqual([0, 0, 1]);
  await request("POST", "/api/v1/namespaces/default/secrets", { metadata: { name: "s" } });
  expect([count(), made]).toEqual([0, 1]);
  await request("POST", "/api/v1/namespaces/default/configmaps", { metadata: { name: "c" } });
  expect([count(), count(), made]).toEqual([1, 1, 2]);
});
