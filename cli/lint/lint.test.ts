import { judge } from "@bubustack/policies/judge";
import type { Answer } from "@bubustack/policies/related";
import { expect, test } from "vitest";
import { judging, lintTexts, story } from "../testing/sample.ts";
import { summaryLine } from "./report.ts";

const engram = `apiVersion: bubustack.io/v1alpha1
kind: Engram
metadata: {name: fetch}
spec: {templateRef: {name: http}, mode: job}
`;
const template = `apiVersion: catalog.bubustack.io/v1alpha1
kind: EngramTemplate
metadata: {name: http}
spec: {version: 1.0.0, description: Fetches., image: example.com/http:1, supportedModes: [job]}
`;
const user = story("uses", "[{name: a, ref: {name: fetch}}]");

test("objects satisfy each other's needs, in whatever files they are", async () => {
  const report = await lintTexts({ "a.yaml": user, "b.yaml": `${engram}---\n${template}` });
  expect(report.findings).toEqual([]);
  expect(report.skipped).toEqual([]);
  expect(summaryLine(report)).toBe("2 files, 3 objects: 0 errors, 0 warnings, 0 skipped");
});

test("what is not given is unknown: every rule that could not decide is listed at its object", async () => {
  const report = await lintTexts({ "a.yaml": user });
  expect(report.findings).toEqual([]);
  expect(new Set(report.skipped.map(({ reason }) => reason))).toEqual(new Set(['engram "fetch" not given']));
  expect(report.skipped[0]).toMatchObject({ file: "a.yaml", start: { line: 4, column: 9 }, object: { name: "uses" } });
});

test("an object that is there twice is named with the place of the first", async () => {
  const report = await lintTexts({ "a.yaml": story("one"), "b.yaml": story("one") });
  expect(report.findings).toMatchObject([
    { rule: "file/duplicate-object", file: "b.yaml", message: 'Story "one" is already given at a.yaml:1' },
  ]);
});

test("the verdict is the kernel's for the same review", async () => {
  const report = await lintTexts({ "a.yaml": story("one", "[{name: a, type: sleep}, {name: a, type: stop}]") });
  const object = {
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Story",
    metadata: { name: "one", namespace: "default" },
    spec: {
      steps: [
        { name: "a", type: "sleep" },
        { name: "a", type: "stop" },
      ],
    },
  };
  const review = { operation: "CREATE", kind: "Story", namespace: "default", name: "one", object } as const;
  const judgement = judge(review, { ...judging, answers: new Map<string, Answer>() });
  expect("verdict" in judgement && JSON.stringify(judgement.verdict)).toBe(JSON.stringify(report.objects[0]?.verdict));
  expect(report.objects[0]?.verdict?.allowed).toBe(false);
});

test("findings come by file and place", async () => {
  const report = await lintTexts({ "z.yaml": story("a", "[{name: X}]"), "a.yaml": story("b", "[{name: Y}]") });
  const places = report.findings.map(({ file, start }) => `${file}:${start.line}:${start.column}`);
  expect(places.filter((one) => one.startsWith("z"))).toEqual(
    places.slice(0, places.filter((one) => one.startsWith("z")).length),
  );
});
