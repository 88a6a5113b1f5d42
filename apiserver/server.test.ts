import { expect, test } from "vitest";
import { admitAll } from "./admission/attributes.ts";
import { createServer, timestamp } from "./server.ts";
import { widgetDefinition } from "./testing/widgets.ts";

test("serves definitions as they come and go in the store", () => {
  const server = createServer(
    { now: () => 0, uuid: () => "u", random: () => 0 },
    {
      admission: () => admitAll,
      gitVersion: "v1.36.3",
    },
  );
  const definitions = { group: "apiextensions.k8s.io", resource: "customresourcedefinitions" };
  const entry = server.store.put(definitions, "/widgets.example.com", widgetDefinition, undefined);
  expect(server.registry.find("example.com", "v1", "widgets")).toBeDefined();
  if (entry !== undefined) server.store.remove(definitions, entry);
  expect(server.registry.find("example.com", "v1", "widgets")).toBeUndefined();
});

test("times are whole seconds", () => expect(timestamp(1500)).toBe("1970-01-01T00:00:01Z"));
