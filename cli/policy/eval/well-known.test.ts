import { builtins } from "@bubustack/apiserver/resources/builtin/all";
import { expect, test } from "vitest";
import { wellKnown } from "./well-known.ts";

test("kinds are found by name", () => {
  expect(wellKnown("apps/v1", "StatefulSet")).toEqual({
    group: "apps",
    version: "v1",
    resource: "statefulsets",
    kind: "StatefulSet",
    namespaced: true,
  });
  expect(wellKnown("v1", "Node")).toMatchObject({ group: "", namespaced: false });
  expect(wellKnown("v1", "constructor")).toBeUndefined();
});

test("none of them is served by the embedded API, which knows more of its own", () => {
  const served = builtins.filter(({ group, version, kind }) =>
    wellKnown(group === "" ? version : `${group}/${version}`, kind),
  );
  expect(served.map(({ kind }) => kind)).toEqual([]);
});
