import { expect, test } from "vitest";
import { isObject } from "../json.ts";
import { render, reportDefinitions } from "./definitions.ts";

test("both kinds are defined as the project of OpenReports does, each in a file of its own", () => {
  expect(
    reportDefinitions.map(({ spec }) => (isObject(spec) ? [spec["group"], spec["scope"], spec["names"]] : [])),
  ).toEqual([
    [
      "openreports.io",
      "Namespaced",
      { kind: "Report", listKind: "ReportList", plural: "reports", singular: "report", shortNames: ["reps"] },
    ],
    [
      "openreports.io",
      "Cluster",
      {
        kind: "ClusterReport",
        listKind: "ClusterReportList",
        plural: "clusterreports",
        singular: "clusterreport",
        shortNames: ["creps"],
      },
    ],
  ]);
  expect([...render((value) => JSON.stringify(value)).keys()]).toEqual([
    "charts/bubustack/openreports/reports.openreports.io.yaml",
    "charts/bubustack/openreports/clusterreports.openreports.io.yaml",
  ]);
});
