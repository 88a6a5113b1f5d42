import { recordTypes } from "@bubustack/api/audit/record-types";
import { expect, test } from "vitest";
import type { Hit } from "../query/search.ts";
import type { Fields } from "../record/fields.ts";
import { decided } from "../testing/decisions.ts";
import { Collector } from "./collect.ts";

const from = Date.UTC(2026, 2, 1);
const period = { from, to: from + 86_400_000 - 1 };
let number = 0;

function hit(what: string, data: Fields, time = from + 1_000): Hit {
  const event = { type: `io.bubustack.audit.${what}.v1`, time: new Date(time).toISOString(), data };
  return { log: "log.example/a", number: number++, time, event };
}

function collect(...hits: readonly Hit[]) {
  const collector = new Collector(period);
  for (const one of hits) collector.take(one);
  return { ...collector.collected, durability: collector.durabilityOf("log.example/a") };
}

test("verdicts are counted by what refused them, and over time", () => {
  const refused = decided({ namespace: "a", rules: ["story/x", "story/x", "clusterpolicies/p/v"] });
  const found = collect(
    hit("admission.decided", refused),
    hit("admission.decided", { ...decided({}), dryRun: true, caller: "unverified" }, from + 3_600_000),
    hit("admission.decided", decided({}), from - 1),
    hit("admission.decided", decided({}), period.to + 1),
  );
  expect(found.records).toBe(2);
  expect(found.decisions).toMatchObject({ allowed: 1, refused: 1, unjudged: 0, dryRun: 1, unverifiedCallers: 1 });
  expect(found.decisions.slots.slice(0, 2)).toMatchObject([
    { allowed: 0, refused: 1 },
    { allowed: 1, refused: 0 },
  ]);
  expect(found.refusals).toEqual({
    byRule: {
      top: [
        { name: "clusterpolicies/p/v", count: 1 },
        { name: "story/x", count: 1 },
      ],
      others: 0,
    },
    byPolicy: { top: [{ name: "p", count: 1 }], others: 0 },
    byNamespace: { top: [{ name: "a", count: 1 }], others: 0 },
  });
});

test("what only warned did not refuse", () => {
  const data = { ...decided({ rules: ["a", "b"] }), findings: [{ rule: "a", action: "warn" }, { rule: "b" }] };
  expect(collect(hit("admission.decided", data)).refusals.byRule.top).toEqual([{ name: "b", count: 1 }]);
});

test("every type of record has its place", () => {
  const all = recordTypes.flatMap(({ what, examples }) => examples.map((data) => hit(what, data)));
  const found = collect(...all);
  expect(found).toMatchObject({
    records: all.length,
    durability: "volume",
    policies: [{ kind: "ClusterPolicy", name: "no-host-network" }],
    exceptions: [{ name: "gateway-until-june", uses: 1, approvedBy: "grace@example.com" }],
    readings: { top: [{ name: "grace (query)", count: 1 }] },
    decisions: { unrecorded: 512 },
    unlisted: 0,
  });
  const types = found.acts.map(({ type }) => type);
  expect(types).toEqual(
    expect.arrayContaining(["certificate.rotated", "grant.changed", "log.gap", "retention.deleted"]),
  );
  expect(found.acts.every(({ what }) => what.length < 400)).toBe(true);
});

test("what stood before the period is known in it, and acts beyond a bound are counted", () => {
  const opened = hit("log.opened", { durability: "ephemeral" }, from - 5_000);
  const acts = Array.from({ length: 510 }, () => hit("certificate.rotated", { component: "c" }));
  expect(collect(opened, ...acts)).toMatchObject({ durability: "ephemeral", unlisted: 10, records: 510 });
});
