import { expect, test } from "vitest";
import { style } from "../../terminal/style.ts";
import { human } from "./human.ts";

const holding = { kind: "ClusterPolicy", namespace: "", by: [], exceptions: [], findings: [] };

test("those that hold first, then exceptions and findings", () => {
  const finding = {
    policy: "b",
    rule: "r",
    path: "spec.x",
    message: "no\u001b",
    reason: "Invalid",
    action: "Deny" as const,
  };
  const text = human(
    "pod/web",
    {
      verdict: "refused",
      policies: [
        { ...holding, policy: "a", state: "does not hold", why: "it is about others" },
        {
          ...holding,
          policy: "b",
          state: "holds",
          by: ["resourceRules[0]"],
          findings: [finding],
          exceptions: [
            { kind: "PolicyException", namespace: "n", name: "e", rules: ["r"], state: "without effect", why: "late" },
          ],
        },
      ],
    },
    style(false),
  );
  expect(text.split("\n")).toEqual([
    "pod/web: refused",
    expect.stringMatching(/^POLICY +STATE +ANSWER +BY, OR WHY NOT$/),
    expect.stringMatching(/^ClusterPolicy b +holds +refuses +resourceRules\[0\]$/),
    expect.stringMatching(/^ClusterPolicy a +does not hold +- +it is about others$/),
    "  exception: PolicyException n/e from b (r): without effect, late",
    "  deny: b: spec.x: no\\u001b [r]",
    "",
  ]);
  expect(human("a", { verdict: "allowed", policies: [] }, style(false))).toBe("a: allowed\nthere are no policies\n");
});
