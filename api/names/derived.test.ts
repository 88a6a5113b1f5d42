import { expect, test } from "vitest";
import { digests } from "../testing/digests.ts";
import {
  branchRunName,
  effectClaimName,
  engramRunner,
  idempotencyKey,
  impulseRunner,
  impulseWorkload,
  materializeStepId,
  stepRunName,
  storyRunName,
  storyTriggerName,
  transportBindingName,
  triggerDataSecret,
} from "./derived.ts";

// Answers of the existing system's own functions.
test.each([
  ["default", "hello", "order-42", "hello-order-42-7176a26dbfce881b"],
  ["", "hello", "order-42", "hello-order-42"],
  ["", "hello", "Order 42", "hello-order-42-5a73b50af63eb2a0"],
  ["default", "hello", "!!!", "hello-990e33cffabcc9e0"],
  ["default", "hello", "", "hello-a984509cf9f5ef83"],
  ["default", "hello", "Ünïcode--Key__1", "hello-n-code-key-1-9ee3308aca3e9198"],
  ["default", "hello", "\u212aelvin\u0130", "hello-kelvini-bd4173501fa7e8e4"],
  ["default", "hello", "k".repeat(240), "hello-c457b6ffdd3a25e6"],
  ["default", `${"s".repeat(235)}-${"t".repeat(17)}`, "tok", `${"s".repeat(235)}-46aa8f7ac8c947f1`],
])("the run of %s/%s and token %j is %s", (namespace, story, token, name) => {
  expect(storyRunName(digests, namespace, story, token)).toBe(name);
});

test("the trigger of a delivery is called by its key, else by its submission", () => {
  const name = (story: string, key: string, submissionId: string) =>
    storyTriggerName(digests, "default", story, { key, submissionId });
  expect(name("example-story", "", "sample-submission")).toBe("example-story-trigger-7ae6e94cb44073bc");
  expect(name("example-story", "sample-submission", "other")).toBe("example-story-trigger-7ae6e94cb44073bc");
  const long = `${"s".repeat(226)}-${"t".repeat(10)}`;
  expect(name(long, "k", "x")).toBe(`${"s".repeat(226)}-t-trigger-a806cc8149799912`);
  expect(storyTriggerName(digests, "default", "a", { submissionId: "" })).toBe("");
});

test("the claim of an effect is called by its key", () => {
  const name = (key: string) => effectClaimName(digests, "default", "example-step", key);
  expect(name("deliver-webhook")).toBe("example-step-effect-f593b593cad9418d");
  expect(name("")).toBe("");
});

test("the idempotency key says where the step is, or its hash", () => {
  expect(idempotencyKey(digests, "ns1", "run-1", "fetch")).toBe("ns/ns1/storyrun/run-1/step/fetch");
  expect(idempotencyKey(digests, "", "run-1", "fetch")).toBe("storyrun/run-1/step/fetch");
  expect(idempotencyKey(digests, "ns1", "r".repeat(253), "fetch")).toBe(
    "sha256:6f971913a0fb3e736e17da4f3cb902c46be9444dd6c509cfdae30a64cf32daeb",
  );
});

test("what belongs to a run is called by it", () => {
  expect(stepRunName(digests, "run-1", "fetch")).toBe("run-1-fetch");
  expect(branchRunName(digests, "run-1", "par", "left")).toBe("run-1-par-left");
  expect(materializeStepId(digests, "input", "fetch")).toBe("materialize-input-fetch");
  expect(transportBindingName(digests, "run-1", "fetch")).toBe("run-1-fetch-transport");
  expect(engramRunner(digests, "run-1")).toBe("run-1-engram-runner");
  expect(triggerDataSecret("run-1-fetch")).toBe("run-1-fetch-trigger-data");
});

test("what belongs to an Impulse is called by it, and by its template where that is called otherwise", () => {
  expect(impulseRunner("cron")).toBe("cron-impulse-runner");
  expect(impulseWorkload(digests, "nightly", "cron")).toBe("nightly-cron-impulse");
  expect(impulseWorkload(digests, "cron", "cron")).toBe("cron-impulse");
});
