import { expect, test } from "vitest";
import { ExecutionFacts } from "./execution.ts";

test("collects what the layers say, each at its place", () => {
  const facts = new ExecutionFacts();
  facts.policy(["p"], {
    timeout: "1m",
    resources: { cpuRequest: "1", cpuLimit: "2", memoryLimit: "1Gi" },
    serviceAccountName: "admin",
  });
  facts.overrides(["o"], {
    retry: { maxRetries: 1, delay: "1s", maxDelay: "" },
    storage: { timeoutSeconds: 5 },
    rbac: { rules: [{ verbs: ["get"] }] },
    security: { runAsUser: 0 },
    automountServiceAccountToken: false,
  });
  expect(facts.durations.map(({ path, value, bound }) => `${path.join(".")} ${value} ${bound}`)).toEqual([
    "p.timeout 1m positive",
    "o.retry.delay 1s notNegative",
  ]);
  expect(facts.quantities.map(({ path, most }) => [path.at(-1), most?.value])).toEqual([
    ["cpuRequest", "2"],
    ["cpuLimit", undefined],
    ["memoryLimit", undefined],
  ]);
  expect(facts.ignored.map(({ path }) => path.join("."))).toEqual([
    "p.serviceAccountName",
    "o.automountServiceAccountToken",
  ]);
  expect([facts.storages, facts.policyRules, facts.securities, facts.retries].map((list) => list.length)).toEqual([
    1, 1, 1, 1,
  ]);
});

test("blank durations count as absent, unless they are refused", () => {
  const facts = new ExecutionFacts();
  facts.duration(["a"], " ", "positive");
  facts.duration(["b"], "", "notNegative", "refused");
  facts.duration(["c"], undefined, "positive");
  facts.policy(["p"], undefined);
  facts.overrides(["o"], undefined);
  expect(facts.durations.map(({ path }) => path)).toEqual([["b"]]);
});
