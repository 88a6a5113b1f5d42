/** Plans as text, one block a step: golden traces of controllers read like a log book. */
import type { JsonObject } from "@bubustack/api/json";
import { metadataOf } from "../kube/object.ts";
import type { Plan, Write } from "../plan.ts";

export function trace(plan: Plan): string {
  const { writes = [], status, notes = [], againMs, terminal } = plan;
  const blocks = [
    ...writes.map((write) => `${verbOf(write)} ${write.resource.kind} ${placeOf(objectOf(write))}${detail(write)}`),
    ...(status === undefined
      ? []
      : [`status ${status.resource.kind} ${placeOf(status.seen)}${indented(status.status)}`]),
    ...notes.map(({ about, type, reason, message }) => `note ${type} ${reason} about ${placeOf(about)}: ${message}`),
    ...(againMs === undefined ? [] : [`again in ${againMs} ms`]),
    ...(terminal === undefined ? [] : [`terminal ${terminal.reason}: ${terminal.message}`]),
  ];
  return `${blocks.length === 0 ? "nothing" : blocks.join("\n")}\n`;
}

function verbOf(write: Write): string {
  return write.write === "apply" && write.reclaims === true ? "apply, with force if need be," : write.write;
}

function objectOf(write: Write): JsonObject {
  return write.write === "create" ? write.object : write.seen;
}

function detail(write: Write): string {
  switch (write.write) {
    case "create":
      return indented(write.object);
    case "apply":
      return indented(write.fields);
    case "finalizer":
      return `: ${write.present ? "add" : "remove"} ${write.finalizer}`;
    case "delete":
      return write.propagation === undefined ? "" : `, ${write.propagation}`;
  }
}

function placeOf(object: JsonObject): string {
  const { namespace, name, resourceVersion } = metadataOf(object);
  return `${namespace === "" ? "" : `${namespace}/`}${name}${resourceVersion === "" ? "" : ` at ${resourceVersion}`}`;
}

function indented(value: unknown): string {
  return `\n${JSON.stringify(value, null, 2)}`.replaceAll("\n", "\n  ");
}
