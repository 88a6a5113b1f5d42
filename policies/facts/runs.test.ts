import type { StepRun } from "@bubustack/api/runs/step-run";
import { expect, test } from "vitest";
import { effectClaim, storyRun, storyTrigger } from "../examples/objects.ts";
import { effectClaimFacts, Payload, stepRunFacts, storyRunFacts, storyTriggerFacts } from "./runs.ts";

test("a payload is read once, when it is asked for", () => {
  let reads = 0;
  const payload = new Payload(["spec", "inputs"], () => {
    reads++;
    return { a: { $bubuStorageRef: "x" } };
  });
  expect(reads).toBe(0);
  expect(payload.facts.stored).toEqual([["spec", "inputs", "a"]]);
  expect(payload.facts).toBe(payload.facts);
  expect(reads).toBe(1);
});

test("absent inputs have no references", () => {
  expect(storyRunFacts(storyRun() as never).inputs.facts).toEqual({ problems: [], stored: [] });
});

test("the references of each kind are found", () => {
  const targets = (facts: Pick<ReturnType<typeof effectClaimFacts>, "edges">) =>
    facts.edges("default").map(({ to }) => `${to.kind} ${to.namespace}/${to.name}`);
  const inputs = { key: { $bubuSecretRef: "other/login:key" } };
  expect(targets(storyRunFacts(storyRun({ inputs }) as never))).toEqual(["Story default/hello", "Secret other/login"]);
  expect(targets(storyTriggerFacts(storyTrigger({ inputs }) as never))).toEqual([
    "Story default/hello",
    "Secret other/login",
  ]);
  expect(targets(effectClaimFacts(effectClaim() as never))).toEqual(["StepRun default/demo"]);
});

test("the execution settings of a StepRun are read with their limits", () => {
  const spec = {
    storyRunRef: { name: "r" },
    stepId: "a",
    timeout: "5m",
    retry: { maxRetries: 1, delay: "1s" },
    executionOverrides: { cpuRequest: "1", cpuLimit: "2" },
  };
  const { execution } = stepRunFacts({ apiVersion: "", kind: "StepRun", metadata: {}, spec } satisfies StepRun);
  expect(execution.durations.map(({ value }) => value)).toEqual(["5m", "1s"]);
  expect(execution.quantities.map(({ value, most }) => [value, most?.value])).toEqual([
    ["1", "2"],
    ["2", undefined],
  ]);
});
