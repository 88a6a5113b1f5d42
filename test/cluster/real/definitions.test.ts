import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { reportOf } from "@bubustack/controller/scan/report";
import { found, result } from "@bubustack/controller/scan/testing/found";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chartObjects, established, installDefinitions } from "../../installation/chart.ts";
import type { Cluster } from "../../installation/cluster.ts";
import { applied, metadataOf, pathOf } from "../../installation/objects.ts";
import { until } from "../../installation/until.ts";
import { kubectl } from "../kubectl.ts";
import { cluster, kubeconfig } from "./cluster.ts";

/** kubectl keeps what it has discovered in its home. */
const home = mkdtempSync(join(tmpdir(), "bubu-kubectl-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(args: readonly string[]): string {
  const env = { KUBECONFIG: kubeconfig(), HOME: home };
  return execFileSync(kubectl() ?? "kubectl", args, { encoding: "utf8", env, stdio: "pipe" });
}

function explain(args: readonly string[]): string {
  return run(["explain", ...args]);
}

let on: Cluster;
let warnings: readonly string[];

beforeAll(async () => {
  on = await cluster();
  warnings = await installDefinitions(on.admin);
});

test("the API server accepts every CRD, without a warning and as structural", async () => {
  expect(warnings).toEqual([]);
  for (const definition of chartObjects("crds")) {
    const conditions = await established(on.admin, definition);
    expect([...conditions.keys()], String(metadataOf(definition)["name"])).not.toContain("NonStructuralSchema");
    expect(conditions.get("NamesAccepted")).toMatch(/^True/);
  }
});

test("the definitions of reports are accepted without a warning, and so is a report of a scan, which kubectl shows in a line", async () => {
  const report = {
    apiVersion: "openreports.io/v1alpha1",
    kind: "Report",
    metadata: { name: "bubustack-scan", namespace: "default" },
    ...reportOf([found("a", [result()]), found("b", [result({ outcome: "warn", action: "Warn", path: "spec.x" })])], {
      pass: 7,
      counts: { fail: 1, warn: 1, error: 0, skip: 0 },
    }),
  };
  for (const definition of chartObjects("openreports")) {
    const { object, warnings } = await applied(on.admin, definition);
    expect(warnings).toEqual([]);
    expect([...(await established(on.admin, object)).keys()]).not.toContain("NonStructuralSchema");
  }
  expect((await applied(on.admin, report)).warnings).toEqual([]);
  const lines = run(["get", "reports", "-n", "default"]).split("\n");
  expect(lines.slice(0, 2).map((line) => line.trim().split(/\s+/).slice(0, 6))).toEqual([
    ["NAME", "PASS", "FAIL", "WARN", "ERROR", "SKIP"],
    ["bubustack-scan", "7", "1", "1", "0", "0"],
  ]);
});

test("the API server finds nothing wrong with the native policies", async () => {
  for (const object of chartObjects("native-policies")) {
    expect((await applied(on.admin, object)).warnings).toEqual([]);
    if (object["kind"] !== "ValidatingAdmissionPolicy") continue;
    const name = String(metadataOf(object)["name"]);
    const status = await until(`${name} is checked`, async () => {
      const found = (await on.admin.request("GET", pathOf(object, true)))["status"];
      return isObject(found) && isObject(found["typeChecking"]) ? found : undefined;
    });
    expect(status["typeChecking"], name).toEqual({});
  }
});

/** The API server describes a new CRD in its OpenAPI document on a queue of its own, some time after the CRD is established. */
function explained(args: readonly string[]): Promise<string> {
  return until(`kubectl explain ${args.join(" ")}`, async () => {
    try {
      return explain(args);
    } catch (error) {
      if (String(error).includes("couldn't find resource for")) return undefined;
      throw error;
    }
  });
}

test("kubectl explains every kind, each field with a type and a description", async () => {
  for (const { kind, plural, group } of kinds) {
    const text = await explained([`${plural}.${group}`, "--recursive"]);
    expect(text).toMatch(new RegExp(`^GROUP: +${group}\\nKIND: +${kind}\\n`));
    expect(text).toMatch(/\nDESCRIPTION:\n {4}\S/);
    expect(text).toMatch(/\n {2}spec\t<Object>/);
  }
  const text = explain(["stories.spec.pattern"]);
  expect(text).toContain("FIELD: pattern <string>");
  expect(text).toMatch(/ENUM:\n {4}batch\n {4}realtime/);
});
