import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Path } from "@bubustack/api/path";
import { formatPath } from "@bubustack/api/path";
import type { DecidedEdge } from "../edges/decided.ts";
import { leadsOut } from "../edges/permission.ts";
import type { Finding } from "../finding.ts";
import { writtenEdges } from "./written-edges.ts";

/** The references into other namespaces that policies refuse: those that a finding is about, or something in them. */
export function refusedEdges(request: AdmissionRequest, findings: readonly Finding[]): readonly DecidedEdge[] {
  if (findings.length === 0) return [];
  const { namespace = "" } = request;
  return writtenEdges(request).flatMap((edge): readonly DecidedEdge[] => {
    if (!leadsOut({ namespace }, edge)) return [];
    const by = findings.find(({ path }) => isWithin(path, edge.path));
    return by === undefined ? [] : [{ path: formatPath(edge.path), to: edge.to, allowed: false, rule: by.rule }];
  });
}

function isWithin(path: Path, place: Path): boolean {
  return place.every((part, at) => path[at] === part);
}
