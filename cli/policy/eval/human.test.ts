import { expect, test } from "vitest";
import { refused } from "./answer.ts";
import { human } from "./human.ts";

const quiet = { ...refused(""), allowed: true, error: undefined };
const { error: _, ...allowed } = quiet;

test("an answer in lines", () => {
  expect(human("a.yaml[0]", { ...allowed, cost: 7 })).toBe("a.yaml[0]: allowed, cost 7\n");
  expect(human("a", { ...allowed, unverified: ["p"] })).toBe("a: allowed so far, cost 0\n  unverified: p\n");
  expect(human("a", refused("no"))).toBe("a: not judged, cost 0\n  error: no\n");
  const told = human("a", {
    ...allowed,
    allowed: false,
    findings: [
      {
        policy: "p",
        kind: "ClusterPolicy",
        rule: "r",
        path: "spec.x",
        message: "no\u001b[2J",
        reason: "Invalid",
        action: "Deny",
      },
    ],
    patch: [{ op: "remove", path: "/x" }],
    auditAnnotations: { "p/k": "v" },
    records: [
      {
        record: "not excepted",
        policy: "p",
        rule: "r",
        exception: { kind: "PolicyException", name: "e" },
        message: "late",
      },
      { record: "ignored", policy: "q", message: "broken" },
    ],
  });
  expect(told).toContain('  deny: ClusterPolicy "p": spec.x: no');
  expect(told).not.toContain("\u001b");
  expect(told).toContain('  patch: {"op":"remove","path":"/x"}\n  audit: p/k: v\n');
  expect(told).toContain("  not excepted: p by PolicyException e: late\n  ignored: q: broken\n");
});
