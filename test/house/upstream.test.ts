import { packs } from "@bubustack/policies/rules/index";
import { upstreamRules } from "@bubustack/policies/upstream/index";
import { describe, expect, test } from "vitest";
import { read } from "./repository.ts";
import { idsIn } from "./upstream.ts";

const ids = Object.keys(upstreamRules);
const covers = packs.flatMap(({ defaults, rules }) => [...defaults, ...rules]).flatMap((rule) => rule.covers ?? []);
const explained = idsIn(read("docs/differences.md"));

const family = (id: string) => id.slice(0, id.indexOf("-"));

describe("the rules of bobrapet", () => {
  test("each is covered by a rule here or explained among the differences", () => {
    const open = ids.filter((id) => !covers.includes(id) && !explained.has(id));
    expect(open).toEqual([]);
  });

  test("no rule and no page names one that there is not", () => {
    const known = new Set(ids);
    const families = new Set(ids.map(family));
    const named = [...covers, ...[...explained].filter((id) => families.has(family(id)))];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

test("ids are read from lists as people write them", () => {
  expect([...idsIn("STORY-V-8, 9, 48 and CRD-1, 2; STREAM-27..29, 31")]).toEqual([
    "STORY-V-8",
    "STORY-V-9",
    "STORY-V-48",
    "CRD-1",
    "CRD-2",
    "STREAM-27",
    "STREAM-28",
    "STREAM-29",
    "STREAM-31",
  ]);
  expect([...idsIn("UTF-8 and RFC 3339")]).toEqual(["UTF-8"]);
});
