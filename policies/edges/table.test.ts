import { kinds } from "@bubustack/api/kinds";
import { expect, test } from "vitest";
import { edgeTable, groupOf } from "./table.ts";

test("the groups of kinds are those of their contracts", () => {
  for (const { kind, group } of kinds)
    if (edgeTable.some(({ from, to }) => from === kind || to === kind)) expect(groupOf(kind)).toBe(group);
  expect([groupOf("Secret"), groupOf("constructor")]).toEqual(["", ""]);
});

test("each place refers to each kind once", () => {
  const places = edgeTable.map(({ from, field, to }) => `${from} ${field} ${to}`);
  expect(new Set(places).size).toBe(places.length);
});

test("no row lets payloads, Secrets or effect claims lead out of their namespace", () => {
  const closed = edgeTable.filter(({ from, to }) => from === "EffectClaim" || to === "Secret" || to === "ConfigMap");
  expect(closed.map(({ permission }) => permission)).toEqual(closed.map(() => "never"));
});
