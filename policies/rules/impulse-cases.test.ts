/** What must be answered for Impulse, by rule of the existing system, whoever of ours answers. */

import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { expect, test } from "vitest";
import { cronRelated, impulse, impulseTemplate } from "../examples/flow-objects.ts";
import { story } from "../examples/objects.ts";
import type { Finding } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const words = ({ path, type }: Finding) => `${formatPath(path)} ${type.replace("FieldValue", "")}`;
const judged = (spec: JsonObject, related: readonly JsonObject[] = cronRelated) =>
  judgeExample({ object: impulse(spec), related });
const retry = (given: JsonObject) => ({ deliveryPolicy: { retry: given } });
const dedupe = (given: JsonObject) => ({ deliveryPolicy: { dedupe: given } });
const keyed = [
  impulseTemplate({ secretSchema: { apiKey: { required: true } } }),
  story({ inputsSchema: { required: ["a"] } }, { name: "hello" }),
];

test("IMPULSE-M-0: nothing is filled in, but for the mode of a workload", () => {
  expect(judged({}).patches).toEqual([]);
  expect(judged({ workload: {} }).object).toMatchObject({ spec: { workload: { mode: "deployment" } } });
});

test.each<[string, JsonObject, readonly JsonObject[], readonly string[]]>([
  ["IMPULSE-V-1", { templateRef: { name: "" } }, cronRelated, ["spec.templateRef.name Invalid"]],
  ["IMPULSE-V-2", { storyRef: { name: "" } }, cronRelated, ["spec.storyRef.name Invalid"]],
  ["IMPULSE-V-4", { templateRef: { name: "gone" } }, cronRelated, ["spec.templateRef.name NotFound"]],
  ["IMPULSE-V-5", { templateRef: { name: "cron", version: "9" } }, cronRelated, ["spec.templateRef.version Invalid"]],
  [
    "IMPULSE-V-6",
    { workload: { mode: "statefulset", statefulSet: { serviceName: "a" } } },
    cronRelated,
    ["spec.workload.mode NotSupported"],
  ],
  ["IMPULSE-V-7", { with: { a: "x".repeat(5_000) } }, cronRelated, ["spec.with TooLong"]],
  ["IMPULSE-V-7", { with: [] }, cronRelated, ["spec.with TypeInvalid"]],
  ["IMPULSE-V-8", { mapping: { a: "x".repeat(5_000) } }, cronRelated, ["spec.mapping TooLong"]],
  ["IMPULSE-V-9", { workload: { mode: "job" } }, cronRelated, ["spec.workload.mode NotSupported"]],
  [
    "IMPULSE-V-10, 11",
    { secrets: { unknown: "a" } },
    keyed,
    ["spec.secrets.apiKey Required", "spec.secrets.unknown NotFound"],
  ],
  ["IMPULSE-V-12", dedupe({ mode: "key" }), cronRelated, ["spec.deliveryPolicy.dedupe.keyTemplate Required"]],
  [
    "IMPULSE-V-13",
    dedupe({ mode: "token", keyTemplate: "{{ inputs.a }}" }),
    cronRelated,
    ["spec.deliveryPolicy.dedupe.keyTemplate Forbidden"],
  ],
  ["IMPULSE-V-14", retry({ maxAttempts: -1 }), cronRelated, ["spec.deliveryPolicy.retry.maxAttempts Invalid"]],
  ["IMPULSE-V-15", retry({ baseDelay: "" }), cronRelated, ["spec.deliveryPolicy.retry.baseDelay Invalid"]],
  ["IMPULSE-V-15", retry({ baseDelay: "soon" }), cronRelated, ["spec.deliveryPolicy.retry.baseDelay Invalid"]],
  ["IMPULSE-V-16", retry({ maxDelay: "-1s" }), cronRelated, ["spec.deliveryPolicy.retry.maxDelay Invalid"]],
  [
    "IMPULSE-V-17",
    retry({ baseDelay: "10s", maxDelay: "1s" }),
    cronRelated,
    ["spec.deliveryPolicy.retry.maxDelay Invalid"],
  ],
  ["IMPULSE-V-18", { throttle: { maxInFlight: -1 } }, cronRelated, ["spec.throttle.maxInFlight Invalid"]],
  ["IMPULSE-V-19", { throttle: { ratePerSecond: -1 } }, cronRelated, ["spec.throttle.ratePerSecond Invalid"]],
  ["IMPULSE-V-20", { throttle: { burst: -1 } }, cronRelated, ["spec.throttle.burst Invalid"]],
])("%s refuses %j", (_, spec, related, expected) => {
  // A text that is empty and therefore lacks the form too is found twice.
  expect([...new Set(judged(spec, related).findings.map(words))]).toEqual(expected);
});

test.each<[string, JsonObject]>([
  ["waits of zero", retry({ baseDelay: "0s", maxDelay: "0s" })],
  ["a key for each event", dedupe({ mode: "key", keyTemplate: "{{ inputs.id }}" })],
  ["a mapping that says something else than the schema of events", { mapping: { anything: "{{ .event.x }}" } }],
])("%s pass", (_, spec) => {
  const related = [
    impulseTemplate({ contextSchema: { type: "object", properties: { x: { type: "integer" } } } }),
    story({}, { name: "hello" }),
  ];
  expect(judged(spec, related).findings).toEqual([]);
});

test("an unchanged spec is not judged again, and what is being deleted can be let go", () => {
  const gone = impulse({ templateRef: { name: "gone" } });
  expect(judgeExample({ object: gone, old: gone }).allowed).toBe(true);
  const deleting = { deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["example.com/hold"] };
  const going = impulse({ templateRef: { name: "gone" } }, deleting);
  expect(
    judgeExample({ object: { ...going, metadata: { name: "demo", namespace: "default" } }, old: going }).allowed,
  ).toBe(true);
  const job = judgeExample({ object: impulse({ workload: { mode: "job" } }), old: impulse(), related: cronRelated });
  expect(job.findings.map(words)).toEqual(["spec.workload.mode NotSupported"]);
});

test("IMPULSE-W-1, W-3: a Story that is missing or of another version is a warning", () => {
  const without = judged({}, [impulseTemplate()]);
  expect([without.allowed, without.warnings.map(words)]).toEqual([true, ["spec.storyRef.name NotFound"]]);
  const other = judged({ storyRef: { name: "hello", version: "9" } });
  expect([other.allowed, other.warnings.map(words)]).toEqual([true, ["spec.storyRef.version Invalid"]]);
});
