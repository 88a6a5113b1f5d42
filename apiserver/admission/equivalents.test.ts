import { expect, test } from "vitest";
import { builtins } from "../resources/builtin/all.ts";
import { Registry } from "../resources/registry.ts";
import { equivalentsOf } from "./equivalents.ts";

const registry = new Registry(builtins);
registry.define({
  metadata: { name: "as.x.io" },
  spec: {
    group: "x.io",
    names: { kind: "A", plural: "as" },
    versions: ["v1", "v2"].map((name) => ({ name, served: true })),
  },
});
const of = (group: string, version: string, resource: string) => {
  const found = registry.find(group, version, resource);
  if (found === undefined) throw new Error(resource);
  return equivalentsOf(registry, found);
};

test("other versions, and Events of both groups", () => {
  expect(of("x.io", "v1", "as")).toEqual([
    { resource: { group: "x.io", version: "v2", resource: "as" }, kind: { group: "x.io", version: "v2", kind: "A" } },
  ]);
  expect(of("", "v1", "events").map(({ resource }) => resource.group)).toEqual(["events.k8s.io"]);
  expect(of("", "v1", "pods")).toEqual([]);
});
