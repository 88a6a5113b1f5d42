import type { Reach } from "@bubustack/engine/schema/reach";
import { describe, expect, test } from "vitest";
import type { TemplateSite } from "../facts/template-sites.ts";
import { Suggestions } from "../suggest.ts";
import type { Reached } from "./template-reach.ts";
import { severity, unreachable } from "./template-reach.ts";

const read = (reach: Reach, guarded = false): Reached => ({
  site: { path: ["spec", "output"] } as unknown as TemplateSite,
  reference: { root: "inputs", path: ["city", "nme"], at: 0, certain: true, guarded, presence: false },
  before: 0,
  reach,
});
const lost = (reach: "unlisted" | "impossible"): Reach => ({ reach, at: 1, known: ["name"] });

describe("a read weighs", () => {
  test.each([
    [read({ reach: "declared" }), undefined],
    [read({ reach: "possible" }), undefined],
    [read(lost("unlisted")), "warn"],
    [read(lost("impossible")), "deny"],
    [read(lost("impossible"), true), "warn"],
  ])("%#: %j", (given, wanted) => {
    expect(severity(given)).toBe(wanted);
  });
});

test("the finding names the key, whose schema lacks it, and what was meant", () => {
  expect(unreachable(read(lost("unlisted")), "the inputs", new Suggestions())).toEqual({
    type: "FieldValueNotFound",
    path: ["spec", "output"],
    message: "inputs.city.nme is not in the schema of the inputs",
    fix: 'did you mean "name"?',
  });
});
