import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emptyIo } from "../../testing/io.ts";
import { Loader } from "./load.ts";

const loader = () =>
  new Loader(emptyIo({ cwd: fileURLToPath(new URL("../../..", import.meta.url)) }), "docs/examples/suite.yaml");

test("objects, files and folders; suites are none", async () => {
  const list = { kind: "List", items: [{ kind: "B" }] };
  expect(await loader().all([list, { kind: "C" }], "given")).toEqual([{ kind: "B" }, { kind: "C" }]);
  const kinds = new Set((await loader().all(["accepted", "catalog.yaml"], "given")).map(({ kind }) => kind));
  expect(["EngramTemplate", "Story", "Impulse"].filter((kind) => !kinds.has(kind))).toEqual([]);
  const suite = { kind: "PolicySuite" };
  expect(await loader().all([suite], "given")).toEqual([]);
  await expect(loader().all([5], "given")).rejects.toThrow("given[0]: 5 is not an object or the path");
  await expect(loader().all(["gone"], "given")).rejects.toThrow("cannot read docs/examples/gone");
});

test("one object", async () => {
  expect(await loader().one({ kind: "C" }, "object")).toEqual({ kind: "C" });
  expect(await loader().one("accepted/engram-cached.yaml", "object")).toMatchObject({ kind: "Engram" });
  expect(await loader().one("catalog.yaml#http-client", "object")).toMatchObject({ metadata: { name: "http-client" } });
  await expect(loader().one("catalog.yaml", "object")).rejects.toThrow(/^object: catalog\.yaml is \d+ objects$/);
  await expect(loader().one("catalog.yaml#none", "object")).rejects.toMatchObject({
    fix: expect.stringContaining("write one of catalog.yaml#"),
  });
  await expect(loader().one(true, "object")).rejects.toThrow("object: true is not");
});
