import { expect, test } from "vitest";
import { crd } from "./crd.ts";
import { render } from "./crd-files.ts";
import { kinds } from "./kinds.ts";

test("there is one file for each kind, named like its CRD", () => {
  const files = render((value) => JSON.stringify(value));
  expect([...files.keys()]).toEqual([
    "charts/bubustack/crds/stories.bubustack.io.yaml",
    "charts/bubustack/crds/engrams.bubustack.io.yaml",
    "charts/bubustack/crds/impulses.bubustack.io.yaml",
    "charts/bubustack/crds/engramtemplates.catalog.bubustack.io.yaml",
    "charts/bubustack/crds/impulsetemplates.catalog.bubustack.io.yaml",
    "charts/bubustack/crds/transports.transport.bubustack.io.yaml",
    "charts/bubustack/crds/transportbindings.transport.bubustack.io.yaml",
    "charts/bubustack/crds/referencegrants.policy.bubustack.io.yaml",
  ]);
  expect([...files.values()].map((text) => JSON.parse(text))).toEqual(kinds.map((kind) => structuredClone(crd(kind))));
});
