import { expect, test } from "vitest";
import { gather, maxAsks } from "./gather.ts";
import type { Pack } from "./pack.ts";
import type { Ask } from "./related.ts";
import { Related } from "./related.ts";
import type { Context } from "./rule.ts";
import { defaultSettings } from "./settings.ts";
import { host } from "./testing/host.ts";

const context: Context = {
  object: {},
  facts: {},
  operation: "CREATE",
  namespace: "default",
  name: "x",
  related: new Related(new Map()),
  settings: defaultSettings,
  host,
};
const asks = (count: number): Ask[] =>
  Array.from({ length: count }, (_, i) => ({ verb: "get", kind: "Engram", namespace: "default", name: `e${i}` }));
const packOf = (needs: readonly Ask[], on?: readonly ("CREATE" | "UPDATE")[]) =>
  ({
    prefix: "story",
    rules: [{ id: "story/r", effect: "deny", needs: () => needs, check: () => [], ...(on ? { on } : {}) }],
  }) as unknown as Pack;

test("asks once for what several rules need", () => {
  const twice = packOf([...asks(2), ...asks(2)]);
  expect(gather(twice, context, ["spec"])).toMatchObject({
    needs: [{ ask: { name: "e0" } }, { ask: { name: "e1" } }],
  });
});

test("an object that refers to more than a review may ask for is refused unasked", () => {
  expect(gather(packOf(asks(maxAsks + 1)), context, ["spec"])).toMatchObject({
    findings: [{ rule: "story/related", type: "FieldValueTooMany" }],
  });
});

test("a rule for other operations is not asked at all", () => {
  expect(gather(packOf(asks(1), ["UPDATE"]), context, ["spec"])).toMatchObject({ findings: [], cost: 0 });
});
