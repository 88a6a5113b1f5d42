import { expect, test } from "vitest";
import { readSource } from "../source/source.ts";
import { judging, lintTexts, story } from "../testing/sample.ts";
import { locateSkips, locateVerdict, verdictOf } from "./judge-subject.ts";
import { sortSource } from "./subjects.ts";

const sorted = (text: string) => {
  const [subject] = sortSource(readSource("a.yaml", Buffer.from(text)), { ...judging, named: true }).subjects;
  if (subject === undefined) throw new Error("the sample has an object");
  return subject;
};

test("each finding stands where its path does", async () => {
  const subject = sorted(story("a", "[{name: a, type: stop}, {name: b, type: stop, needs: [x]}]"));
  const verdict = await verdictOf(subject, { ...judging, answer: async () => ({ state: "unknown", reason: "?" }) });
  expect(locateVerdict(subject, verdict)).toMatchObject([
    { rule: "story/needs-known", severity: "error", start: { line: 6, column: 64 }, path: "spec.steps[1].needs[0]" },
  ]);
});

test("a reason is said once for each rule", async () => {
  const subject = sorted(story("a", "[{name: a, ref: {name: e}}, {name: b, ref: {name: e}}]"));
  const verdict = await verdictOf(subject, { ...judging, answer: async () => ({ state: "unknown", reason: "?" }) });
  const skips = locateSkips(subject, verdict);
  expect(new Set(skips.map(({ rule }) => rule)).size).toBe(skips.length);
});

test("an object that is on the server is judged as a change of it", async () => {
  const subject = sorted(story("a").replace("spec:\n", "spec:\n  pattern: batch\n"));
  const old = { ...subject.object, spec: { pattern: "realtime", steps: [{ name: "end", type: "stop" }] } };
  const live = async () => ({ old, next: subject.object });
  const verdict = await verdictOf(subject, {
    ...judging,
    live,
    answer: async () => ({ state: "unknown", reason: "?" }),
  });
  expect(verdict.findings.map(({ rule }) => rule)).toContain("story/pattern-immutable");
});

test("linting what defaults filled in gives the same findings", async () => {
  const first = await lintTexts({
    "a.json": JSON.stringify(sorted(story("a", "[{name: a, ref: {name: e}, needs: [z]}]")).object),
  });
  const again = await lintTexts({ "a.json": JSON.stringify(first.objects[0]?.verdict?.object) });
  const messages = (report: typeof first) => report.findings.map(({ rule, message }) => [rule, message]);
  expect(messages(again)).toEqual(messages(first));
});
