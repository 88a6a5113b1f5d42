/** The references that a request writes: those about which policies at the point Reference are asked. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import { equal, isObject } from "@bubustack/api/json";
import { holdsRedacted, isRedacted } from "../admission/redacted.ts";
import type { Edge } from "../edges/edges.ts";
import { edgesOf } from "../edges/edges.ts";
import { edgeTable, groupOf } from "../edges/table.ts";
import type { Referring } from "./edge-value.ts";

/** The most references of one object that are judged; one with more is refused by each policy that is asked. */
export const mostEdges = 1_024;

/**
 * Every reference of an object of ours that is created, or whose spec is changed, within its namespace too. A change that leaves
 * the spec as it is writes none, so that what was there before a policy can still lose its finalizers.
 */
export function writtenEdges(request: AdmissionRequest): readonly Edge[] {
  const { kind, namespace = "", object } = request;
  return isObject(object) && writesSpec(request) ? edgesOf(kind.kind, object, { namespace }) : [];
}

/** Whether something that is written is not told, and so may be a reference or hold some. */
export function mayRefer(request: AdmissionRequest): boolean {
  const { kind, object } = request;
  if (!isObject(object) || !writesSpec(request)) return false;
  return edgeTable.some(({ from }) => from === kind.kind) && (isRedacted(object) || holdsRedacted(object["spec"]));
}

function writesSpec({ kind, operation, subResource = "", object, oldObject }: AdmissionRequest): boolean {
  if ((operation !== "CREATE" && operation !== "UPDATE") || subResource !== "" || !isObject(object)) return false;
  if (groupOf(kind.kind) !== kind.group) return false;
  const same = operation === "UPDATE" && isObject(oldObject) && equal(object["spec"], oldObject["spec"]);
  return !same || holdsRedacted(object["spec"]);
}

/** Who refers, in a request. */
export function referringOf({ kind, namespace = "", name = "" }: AdmissionRequest): Referring {
  return { group: kind.group, kind: kind.kind, namespace, name };
}
