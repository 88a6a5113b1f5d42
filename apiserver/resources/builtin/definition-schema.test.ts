import { compile } from "@bubustack/engine/schema/structural";
import { expect, test } from "vitest";
import { widgetDefinition } from "../../testing/widgets.ts";
import { definitionSchema } from "./definition-schema.ts";

test("a definition passes whole, an unknown field does not", () => {
  const schema = compile(definitionSchema);
  expect(schema.check(widgetDefinition).violations).toEqual([]);
  expect(schema.prune(widgetDefinition)).toBe(widgetDefinition);
  expect(schema.prune({ spec: { other: 1 } })).toEqual({ spec: {} });
});
