import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import { approvedDigest } from "@bubustack/policies/facts/approved-digest";
import { host } from "@bubustack/runtime/host";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";
import { clusterPolicy, creation } from "../testing/question.ts";

let cwd = "";
const no = clusterPolicy({
  exceptions: { maxDuration: "72h" },
  validations: [{ name: "two", expression: "object.data.x == '2'" }],
});
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "bubu-policy-"));
  writeFileSync(join(cwd, "policy.yaml"), JSON.stringify(no));
  const review = { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request: creation() };
  writeFileSync(join(cwd, "review.json"), JSON.stringify(review));
  writeFileSync(join(cwd, "list.yaml"), JSON.stringify({ kind: "List", items: [no] }));
  writeFileSync(join(cwd, "request.json"), JSON.stringify(creation({ operation: "DELETE", object: null })));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const evaluate = (...argv: readonly string[]) => bubu(["policy", "eval", ...argv], { cwd });

test("a request is judged by the policies of a file", async () => {
  expect(await evaluate("--policies", "policy.yaml", "review.json")).toEqual({
    code: 1,
    err: "",
    out: "review.json[0]: refused, cost 4\n  deny: ClusterPolicy \"p\": failed expression: object.data.x == '2' [two]\n",
  });
  expect((await evaluate("--policies", "list.yaml", "review.json")).code).toBe(1);
  expect((await evaluate("review.json")).out).toBe("review.json[0]: allowed, cost 0\n");
  const { code, out } = await evaluate("--policies", "policy.yaml", "-o", "json", "request.json");
  expect([code, JSON.parse(out)]).toMatchObject([1, { findings: [{ error: "expression" }] }]);
});

test("each line is answered by a line, also one that is no question", async () => {
  const asked = [{ request: creation() }, "", "nonsense", { policies: [no], request: creation() }];
  const stdin = asked.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const { code, out } = await bubu(["policy", "eval", "--jsonl"], { cwd, stdin });
  const answers = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { allowed: true },
    { allowed: false, error: "the line is no JSON" },
    { allowed: false, findings: [{ policy: "p", rule: "two" }] },
  ]);
  expect(code).toBe(1);
});

test("an exception has effect until it ends", async () => {
  const rest: JsonObject = {
    policies: [{ name: "p" }],
    match: { resources: ["configmaps"] },
    reason: "later",
    expiresAt: "2026-01-02T00:00:00Z",
  };
  const approval = { by: "eve", at: "2026-01-01T00:00:00Z", digest: approvedDigest(rest, host()) };
  const exception = {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicyException",
    metadata: { name: "e" },
    spec: { ...rest, approval },
  };
  const stdin = JSON.stringify({ policies: [no, exception], request: creation() });
  const at = async (now: string) =>
    JSON.parse((await bubu(["policy", "eval", "--jsonl", "--now", now], { cwd, stdin })).out);
  expect(await at("2026-01-01T12:00:00Z")).toMatchObject({ allowed: true, records: [{ record: "excepted" }] });
  expect(await at("2026-01-02T00:00:00Z")).toMatchObject({ allowed: false, records: [{ record: "not excepted" }] });
});

test.each([
  [[], "there is no request"],
  [["--jsonl", "review.json"], "--jsonl reads standard input"],
  [["--now", "soon", "review.json"], "--now soon is no time"],
  [["absent.json"], "absent.json"],
])("%j is refused", async (argv, message) => {
  const { code, err } = await evaluate(...argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
