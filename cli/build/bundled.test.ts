import { expect, test } from "vitest";
import { bundledPackages, licenses } from "./bundled.ts";

const input = { bytes: 1, imports: [] };
const metafile = {
  inputs: { "api/kinds.ts": input, "node_modules/pino/pino.js": input, "node_modules/pino/lib/proto.js": input },
};

test("each package is found once, ours are none", () => {
  const [pino, ...others] = bundledPackages(metafile);
  expect(others).toEqual([]);
  expect(pino).toMatchObject({ name: "pino", license: "MIT", folder: "node_modules/pino" });
});

test("its licence comes with its text", () => {
  expect(licenses(metafile)).toMatch(/^=+\npino \d+\.\d+\.\d+ \(MIT\)\n\n[\s\S]*Permission is hereby granted/);
});
