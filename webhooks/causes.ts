import { brief } from "@bubustack/api/json";
import type { StatusCause } from "@bubustack/api/meta";
import { formatPath } from "@bubustack/api/path";
import type { Finding } from "@bubustack/policies/finding";
import { line, sentence } from "@bubustack/policies/finding";
import type { Subject } from "./review.ts";

/** The object that a message is about. */
export type About = Pick<Subject, "kind" | "namespace" | "name">;

/** Findings that an answer names one by one. */
const maxCauses = 100;

/** The causes of a denial: one a finding, then how many more there are, then what to do with the decision's id. */
export function causesOf(findings: readonly Finding[], decision: string): readonly StatusCause[] {
  const causes: StatusCause[] = findings.slice(0, maxCauses).map((finding) => ({
    reason: finding.type,
    message: sentence(finding),
    field: formatPath(finding.path) || "object",
  }));
  const more = findings.length - causes.length;
  // kubectl prints every cause as `field: message`, also where there is no field: these two bring a word of their own.
  if (more > 0) causes.push({ field: "...", message: `and ${more} more` });
  causes.push({ field: decisionWord(decision), message: advice(findings) });
  return causes;
}

/**
 * The same as text, one a line below the object's name: where kubectl applied several objects it prints only this, and
 * not which of them it is about.
 */
export function messageOf(about: About, findings: readonly Finding[], decision: string): string {
  const named = findings.slice(0, maxCauses);
  const place = about.namespace === "" ? about.name : `${about.namespace}/${about.name}`;
  const lines = [`${about.kind} ${brief(place, 400)} is refused:`, ...named.map(line)];
  const more = findings.length - named.length;
  if (more > 0) lines.push(`and ${more} more`);
  lines.push(`${decisionWord(decision)}: ${advice(findings)}`);
  return lines.join("\n");
}

function decisionWord(decision: string): string {
  return `decision ${decision}`;
}

function advice(findings: readonly Finding[]): string {
  const rule = findings[0]?.rule;
  const why = rule === undefined ? "" : `${reasonFor(rule)}; `;
  return `${why}to ask for an exception, give this id to whoever runs the platform`;
}

/** Where to read more: rules have pages, policies are objects. */
function reasonFor(rule: string): string {
  const [kind, first = "", second = ""] = rule.split("/");
  if (kind === "clusterpolicies") return `"kubectl get clusterpolicy ${first} -o yaml" says why`;
  if (kind === "policies") return `"kubectl get policy.policy.bubustack.io ${second} -n ${first} -o yaml" says why`;
  return `"bubu explain ${rule}" says why`;
}
