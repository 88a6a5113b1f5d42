/** The embedded server says of the types in policies what a real one does. */
import { policyStatusController } from "@bubustack/apiserver/controllers/policy-status";
import { memory } from "@bubustack/apiserver/testing/memory";
import { beforeAll, expect, test } from "vitest";
import { embedded } from "../admission-policies/embedded.ts";
import type { Target } from "../admission-policies/run.ts";
import { store, world } from "../admission-policies/run.ts";
import type { Answer } from "./cases.ts";
import { answerTo, readAnswers, readPolicies } from "./cases.ts";

let target: Target;
let settle: (name: string) => Promise<void>;

beforeAll(async () => {
  const { server, request } = await memory();
  target = embedded(request);
  await store(target, world);
  const controller = policyStatusController(server);
  settle = async (name) => void (await controller.work(`/${name}`, new AbortController().signal));
});

test("each policy has an answer", () => {
  expect(Object.keys(readAnswers())).toEqual([...readPolicies().keys()]);
});

/** What a real server says of kinds that the embedded one does not serve. */
const unserved =
  /^(apps\/v1, Kind=(DaemonSet|StatefulSet)|policy\/|autoscaling\/|networking|\/v1, Kind=(LimitRange|Node|PersistentVolume|PersistentVolumeClaim|ReplicationController|ResourceQuota):)/;

/** An answer without these. */
function served(answer: Answer | undefined): Answer | undefined {
  if (answer === undefined || "refused" in answer) return answer;
  const { expressionWarnings } = answer.typeChecking;
  const left = (expressionWarnings ?? []).flatMap(({ fieldRef, warning }) => {
    // A paragraph for each kind.
    const kept = warning.split(/\n(?=\S*\/\S+, Kind=)/).filter((one) => !unserved.test(one));
    return kept.length === 0 ? [] : [{ fieldRef, warning: `${kept.join("\n").trimEnd()}\n` }];
  });
  return { typeChecking: left.length === 0 ? {} : { expressionWarnings: left } };
}

test.each([...readPolicies()])("%s", async (name, policy) => {
  expect(await answerTo(target, policy, settle)).toEqual(served(readAnswers()[name]));
});
