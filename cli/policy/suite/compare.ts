/** What of an answer is not as a test expects. */
import type { Json } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import { findingText } from "@bubustack/policies/policy/collected";
import type { PolicyFinding } from "@bubustack/policies/policy/verdict";
import type { Answer } from "../eval/answer.ts";
import type { ExpectedFinding, Test } from "./schema.ts";

/** Lines for people; none where all is as expected. */
export function differences(test: Test, answer: Answer): readonly string[] {
  if (answer.error !== undefined) return [`not judged: ${answer.error}`];
  return [
    ...ofVerdict(test, answer),
    ...ofUnverified(test, answer),
    ...ofFindings(test, answer),
    ...(test.warnings === undefined ? [] : ofTexts("warning", test.warnings, answer.warnings)),
    ...(test.auditAnnotations === undefined
      ? []
      : lacking(test.auditAnnotations, answer.auditAnnotations, "auditAnnotations")),
    ...(test.becomes === undefined ? [] : lacking(test.becomes, answer.object, "becomes")),
  ];
}

function ofVerdict({ allowed, findings }: Test, answer: Answer): readonly string[] {
  if (answer.allowed !== allowed)
    return [
      allowed ? "expected to be allowed, was refused" : "expected to be refused, was allowed",
      ...answer.findings.map(said),
    ];
  if (allowed || findings !== undefined) return [];
  // A policy that is broken refuses too: that is not what a test without findings means.
  const denying = answer.findings.filter(({ action }) => action === "Deny");
  if (denying.some(({ error }) => error === undefined)) return [];
  return ["refused only because a policy could not be evaluated; expect that by its findings", ...denying.map(said)];
}

function ofUnverified({ allowed, unverified }: Test, answer: Answer): readonly string[] {
  if (unverified !== undefined) return ofTexts("unverified policy", unverified, answer.unverified);
  if (!allowed) return [];
  return answer.unverified.map((policy) => `policy "${policy}" could not be judged by with what is given`);
}

function ofFindings({ findings }: Test, answer: Answer): readonly string[] {
  if (findings === undefined) return [];
  // Those that say most choose first, so that one that says little does not take what another one needs.
  const particular = findings.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length);
  const { missing, surplus } = matched(particular, answer.findings, fits);
  return [
    ...missing.map((expected) => `no finding is ${JSON.stringify(expected)}`),
    ...surplus.map((finding) => `not expected: ${said(finding)}`),
  ];
}

function fits({ contains, ...expected }: ExpectedFinding, finding: PolicyFinding): boolean {
  const { policy, rule, path, message, reason, action } = finding;
  const found: { readonly [field: string]: string } = { policy, rule, path, message, reason, action };
  if (contains !== undefined && !message.includes(contains)) return false;
  return Object.entries(expected).every(([field, value]) => value === undefined || found[field] === value);
}

function ofTexts(what: string, expected: readonly string[], found: readonly string[]): readonly string[] {
  const { missing, surplus } = matched(expected, found, (one, other) => one === other);
  return [
    ...missing.map((text) => `no ${what} is ${JSON.stringify(text)}`),
    ...surplus.map((text) => `not expected: ${what} ${JSON.stringify(text)}`),
  ];
}

/** Pairs what is expected with what there is; what is left of both. */
function matched<E, F>(expected: readonly E[], found: readonly F[], fit: (expected: E, found: F) => boolean) {
  const surplus = [...found];
  const missing = expected.filter((one) => {
    const at = surplus.findIndex((each) => fit(one, each));
    if (at >= 0) surplus.splice(at, 1);
    return at < 0;
  });
  return { missing, surplus };
}

/** Where a value lacks something that is expected; objects may have more. */
function lacking(expected: Json, found: Json | undefined, path: string): readonly string[] {
  if (isObject(expected) && isObject(found))
    return Object.entries(expected).flatMap(([key, value]) =>
      lacking(value ?? null, Object.hasOwn(found, key) ? found[key] : undefined, `${path}.${key}`),
    );
  if (isList(expected) && isList(found) && expected.length === found.length)
    return expected.flatMap((item, index) => lacking(item, found[index], `${path}[${index}]`));
  if (equal(expected, found)) return [];
  return [
    `${path}: expected ${JSON.stringify(expected)}, found ${found === undefined ? "nothing" : JSON.stringify(found)}`,
  ];
}

function said(finding: PolicyFinding): string {
  return `${finding.action.toLowerCase()}: ${findingText(finding)}`;
}
