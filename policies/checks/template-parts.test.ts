import { expect, test } from "vitest";
import { ExecutionFacts } from "../facts/execution.ts";
import { imageFindings, modeFindings, secretGrantFindings, versionFindings } from "./template-parts.ts";

const always = () => true;

test("image and version are there, unless the schema has refused what was written", () => {
  expect([imageFindings(" ", undefined), versionFindings("", undefined)].map((found) => found.length)).toEqual([1, 1]);
  expect([...imageFindings(undefined, always), ...versionFindings("", always)]).toEqual([]);
  expect([...imageFindings("a", undefined), ...versionFindings("1", undefined)]).toEqual([]);
});

test("a repeated mode is found at its second place", () => {
  expect(modeFindings(["job", "deployment", "job"], undefined).map(({ path }) => path.at(-1))).toEqual([2]);
  expect(modeFindings(["", ""], always)).toEqual([]);
});

test("rights on Secrets need names", () => {
  const facts = new ExecutionFacts();
  facts.policyRules.push({ path: ["r", 0], value: { verbs: ["get"], resources: ["secrets"] } });
  facts.policyRules.push({ path: ["r", 1], value: { verbs: ["get"], resources: ["secrets"], resourceNames: ["a"] } });
  expect(secretGrantFindings(facts).map(({ path }) => path.join("."))).toEqual(["r.0.resources"]);
});
