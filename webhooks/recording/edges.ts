import type { EdgeDecided } from "@bubustack/api/audit/events/edge-decided";
import { edgeDecided, mostEdges } from "@bubustack/api/audit/events/edge-decided";
import type { Event } from "@bubustack/audit/record/event";
import type { DecidedEdge } from "@bubustack/policies/edges/decided";
import { cut, subjectText } from "./decided.ts";
import type { Evidence } from "./evidence.ts";

/**
 * A record for each reference into another namespace that was decided. What the mutating webhook lets pass, the validating one decides again: of the
 * former those are recorded that it refuses something of.
 */
export function edgeEvents(evidence: Evidence, source: string): readonly Event[] {
  if (evidence.edges.length === 0 || (evidence.webhook === "mutate" && evidence.allowed)) return [];
  const { group, kind, namespace, name } = evidence.subject;
  const from = { group: cut(group), kind: cut(kind), namespace: cut(namespace), name: cut(name) };
  const subject = subjectText(from);
  return evidence.edges.slice(0, mostEdges).map((edge) => ({
    source,
    type: edgeDecided.type,
    subject,
    data: dataOf(evidence, from, edge),
  }));
}

function dataOf({ decision, subject }: Evidence, from: EdgeDecided["from"], edge: DecidedEdge): EdgeDecided {
  const { path, to, allowed, setting, grant, rule } = edge;
  return {
    decision,
    ...(subject.dryRun && { dryRun: true }),
    from,
    path: cut(path, 512),
    to: { group: cut(to.group), kind: cut(to.kind), namespace: cut(to.namespace), name: cut(to.name) },
    verdict: allowed ? "allowed" : "refused",
    ...(setting !== undefined && { setting }),
    ...(grant !== undefined && { grant: cut(grant) }),
    ...(rule !== undefined && { rule: cut(rule, 512) }),
  };
}
