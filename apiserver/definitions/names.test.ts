import { expect, test } from "vitest";
import { render } from "../validation/field-error.ts";
import { approvalErrors, groupErrors, nameErrors } from "./names.ts";

test("a group is a domain", () => {
  expect(groupErrors("example.com")).toEqual([]);
  expect(groupErrors("").map(render)).toEqual(["spec.group: Required value"]);
  expect(groupErrors("one").map(render)).toEqual([
    'spec.group: Invalid value: "one": should be a domain with at least one dot',
  ]);
  expect(groupErrors("A.b").map(render)[0]).toContain("a lowercase RFC 1123 subdomain");
});

test("names are labels, and two of them differ", () => {
  const names = { plural: "things", singular: "thing", kind: "Thing", listKind: "ThingList", shortNames: ["th"] };
  expect(nameErrors(names, "n")).toEqual([]);
  expect(nameErrors({}, "n").map(({ field }) => field)).toEqual(["n.plural", "n.singular", "n.kind", "n.listKind"]);
  const fields = (more: object) => nameErrors({ ...names, ...more }, "n").map(({ field }) => field);
  expect(fields({ plural: "Things", kind: "a_b", shortNames: ["A"], categories: ["ok", "x.y"] })).toEqual([
    "n.plural",
    "n.kind",
    "n.shortNames[0]",
    "n.categories[1]",
  ]);
  expect(nameErrors({ ...names, listKind: "Thing" }, "n").map(render)).toEqual([
    'n.listKind: Invalid value: "Thing": kind and listKind may not be the same',
  ]);
});

test("groups of Kubernetes need an approval, which may stay as it was", () => {
  const crd = (approval?: string, group = "a.k8s.io") => ({
    spec: { group },
    ...(approval === undefined ? {} : { metadata: { annotations: { "api-approved.kubernetes.io": approval } } }),
  });
  const said = (...[now, old]: Parameters<typeof approvalErrors>) =>
    approvalErrors(now, old).map(({ reason }) => reason);
  expect(said(crd(undefined, "notk8s.io"), undefined)).toEqual([]);
  expect(said(crd(), undefined)).toEqual(["FieldValueRequired"]);
  expect(said(crd(undefined, "kubernetes.io"), undefined)).toEqual(["FieldValueRequired"]);
  expect(said(crd("nope"), undefined)).toEqual(["FieldValueInvalid"]);
  expect(said(crd(), crd())).toEqual([]);
  expect(said(crd(), crd("https://example.com/1"))).toEqual(["FieldValueRequired"]);
  for (const good of ["https://example.com/1", "unapproved, a test"]) expect(said(crd(good), undefined)).toEqual([]);
});
