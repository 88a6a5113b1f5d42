/** Answers for people. */
import { printable } from "@bubustack/api/printable";
import { findingText } from "@bubustack/policies/policy/collected";
import type { Answer } from "./answer.ts";

/** Some lines about one request. */
export function human(name: string, answer: Answer): string {
  const { allowed, findings, patch, unverified, records, auditAnnotations, error, cost } = answer;
  const state =
    error === undefined ? (allowed ? (unverified.length > 0 ? "allowed so far" : "allowed") : "refused") : "not judged";
  const lines = [
    `${name}: ${state}, cost ${cost}`,
    ...(error === undefined ? [] : [`  error: ${error}`]),
    ...findings.map((finding) => `  ${finding.action.toLowerCase()}: ${findingText(finding)}`),
    ...patch.map((operation) => `  patch: ${JSON.stringify(operation)}`),
    ...Object.entries(auditAnnotations).map(([key, value]) => `  audit: ${key}: ${value}`),
    ...records.map(
      ({ record, policy, message, ...more }) =>
        `  ${record}: ${policy}${"exception" in more ? ` by ${more.exception.kind} ${more.exception.name}` : ""}: ${message}`,
    ),
    ...unverified.map((policy) => `  unverified: ${policy}`),
  ];
  return lines.map((line) => `${line.slice(0, 2)}${printable(line.slice(2))}\n`).join("");
}
