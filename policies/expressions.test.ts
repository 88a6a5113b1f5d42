import { expect, test } from "vitest";
import { clusterPolicy, exception, policy } from "./examples/policy-objects.ts";
import { hasExpressions } from "./expressions.ts";
import { line } from "./finding.ts";
import { judge } from "./judge.ts";
import type { Answer } from "./related.ts";
import { askKey } from "./related.ts";
import { defaultSettings } from "./settings.ts";
import { host } from "./testing/host.ts";

const user = { username: "ada" };

test("whoever has no CEL does not let expressions pass", () => {
  const conditions = [{ name: "a", expression: "true" }];
  const written = [clusterPolicy(), policy(), exception({ match: { resources: ["stories"], conditions } })];
  for (const object of written) {
    const kind = String(object["kind"]);
    const answers = new Map<string, Answer>();
    const review = {
      operation: "CREATE",
      kind,
      namespace: kind.startsWith("C") ? "" : "default",
      name: "a",
      user,
      object,
    } as const;
    const ask = () => judge(review, { answers, settings: defaultSettings, host });
    let judged = ask();
    for (let round = 0; round < 3 && "needs" in judged; round++) {
      for (const { ask: asked } of judged.needs)
        answers.set(askKey(asked), asked.verb === "access" ? { state: "allowed" } : { state: "unknown", reason: "no" });
      judged = ask();
    }
    const findings = "verdict" in judged ? judged.verdict.findings.map(line) : [];
    expect(findings).toEqual([expect.stringContaining("the expressions cannot be judged here")]);
    expect(hasExpressions(kind)).toBe(true);
  }
});
