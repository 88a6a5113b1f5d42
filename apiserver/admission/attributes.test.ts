import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { Warnings } from "../wire/warnings.ts";
import { admitAll } from "./attributes.ts";

test("admits everything", async () => {
  const attributes = {
    resource: configMaps,
    subresource: "",
    operation: "CREATE",
    name: "a",
    namespace: "n",
    object: { a: 1 },
    dryRun: false,
    options: {},
    user: {},
    warnings: new Warnings(),
    signal: new AbortController().signal,
  } as const;
  expect(await admitAll.mutate(attributes, (object) => object)).toEqual({ a: 1 });
  await admitAll.validate(attributes);
  admitAll.close();
});
