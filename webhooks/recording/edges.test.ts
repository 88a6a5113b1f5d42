import { edgeDecided } from "@bubustack/api/audit/events/edge-decided";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { expect, test } from "vitest";
import { evidence, key } from "../testing/evidence.ts";
import { finding, verdict } from "../testing/reviews.ts";
import { decidedEvent } from "./decided.ts";
import { edgeEvents } from "./edges.ts";

const recording = { source: "log.example/a", key, sealed: false };
const to = { group: "bubustack.io", kind: "Engram", namespace: "shared", name: "fetch" };
const granted = { path: "spec.steps[0].ref", to, allowed: true, setting: "grant", grant: "demo" } as const;
const rule = "clusterpolicies/at-home/r";
const refused = { path: "spec.steps[1].ref", to, allowed: false, rule } as const;
const edges = [granted, refused];

test("each reference into another namespace has a record of its own: what let it pass, or refused it", () => {
  const events = edgeEvents(evidence({ dryRun: true }, { verdict: verdict({ edges }) }), "log.example/a");
  expect(events.map(({ type, subject }) => [type, subject])).toEqual([
    [edgeDecided.type, "bubustack.io/Story/default/fetch-and-sum"],
    [edgeDecided.type, "bubustack.io/Story/default/fetch-and-sum"],
  ]);
  for (const { data } of events)
    expect(valueProblems(structural(edgeDecided.data), JSON.parse(JSON.stringify(data)))).toEqual([]);
  const common = { decision: "5f0c9a7712be3d41", dryRun: true, to };
  expect(events.map(({ data }) => data)).toMatchObject([
    { ...common, path: granted.path, verdict: "allowed", setting: "grant", grant: "demo" },
    { ...common, path: refused.path, verdict: "refused", rule },
  ]);
});

test("what the mutating webhook lets pass is recorded with the validating one, what it refuses at once", () => {
  const of = (findings: number) => ({ verdict: verdict({ edges, findings: Array(findings).fill(finding()) }) });
  expect(edgeEvents(evidence({}, of(0), "mutate"), "log.example/a")).toEqual([]);
  expect(edgeEvents(evidence({}, of(1), "mutate"), "log.example/a")).toHaveLength(2);
});

test("of very many references the first have records, and all are counted", () => {
  const told = evidence({}, { verdict: verdict({ edges: Array(1_000).fill(granted) }) });
  expect(edgeEvents(told, "log.example/a")).toHaveLength(64);
  expect(JSON.parse(JSON.stringify(decidedEvent(told, recording, { us: 1, verified: true }).data)).edgeCount).toBe(
    1_000,
  );
});
