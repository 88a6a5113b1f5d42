import { expect, test } from "vitest";
import { crd } from "./crd.ts";
import { render } from "./crd-files.ts";
import { kinds } from "./kinds.ts";

test("there is one file for each kind, named like its CRD", () => {
  const files = render((value) => JSON.stringify(value));
  expect([...files.keys()]).toEqual(kinds.map(({ plural, group }) => `charts/bubustack/crds/${plural}.${group}.yaml`));
  expect(files.has("charts/bubustack/crds/stories.bubustack.io.yaml")).toBe(true);
  expect([...files.values()].map((text) => JSON.parse(text))).toEqual(kinds.map((kind) => structuredClone(crd(kind))));
});
