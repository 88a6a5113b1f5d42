/** Events in both their versions: core/v1, which `kubectl describe` lists, and events.k8s.io/v1. */
import type { JsonObject } from "@bubustack/api/json";
import { since } from "../../table/age.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, textAt } from "../object.ts";
import type { Column } from "../resource.ts";
import { int, object, text, time } from "../schema-words.ts";
import { objectReference } from "./core.ts";
import { define } from "./define.ts";

const series = object("How often the event repeats.", {
  count: int("How many times."),
  lastObservedTime: time("When it was last seen."),
});

const source = object("What reported the event.", {
  component: text("The program."),
  host: text("The node that it ran on."),
});

function first(...texts: readonly string[]): string {
  return texts.find((text) => text !== "") ?? "";
}

function lastSeen(event: JsonObject, now: number): string {
  return since(
    first(
      textAt(event, "series", "lastObservedTime"),
      textAt(event, "lastTimestamp"),
      textAt(event, "deprecatedLastTimestamp"),
      firstTime(event),
    ),
    now,
  );
}

function firstTime(event: JsonObject): string {
  return first(textAt(event, "firstTimestamp"), textAt(event, "deprecatedFirstTimestamp"), textAt(event, "eventTime"));
}

function target(event: JsonObject): string {
  const field = at(event, "involvedObject") === undefined ? "regarding" : "involvedObject";
  const kind = textAt(event, field, "kind").toLowerCase();
  const name = textAt(event, field, "name");
  return name === "" ? kind : `${kind}/${name}`;
}

const columns: readonly Column[] = [
  { name: "Last Seen", type: "string", description: "When it was last seen.", cell: lastSeen },
  { name: "Type", type: "string", description: "Normal or Warning.", cell: (event) => textAt(event, "type") },
  {
    name: "Reason",
    type: "string",
    description: "What happened, in one word.",
    cell: (event) => textAt(event, "reason"),
  },
  { name: "Object", type: "string", description: "What it is about.", cell: target },
  {
    name: "Message",
    type: "string",
    description: "What happened.",
    cell: (event) => first(textAt(event, "message"), textAt(event, "note")).trim(),
  },
  {
    name: "First Seen",
    type: "string",
    description: "When it was first seen.",
    priority: 1,
    cell: (event, now) => since(firstTime(event), now),
  },
  {
    name: "Name",
    type: "string",
    format: "name",
    description: "Name.",
    priority: 1,
    cell: (e) => textAt(e, "metadata", "name"),
  },
];

const shared = {
  action: text("What was done or failed."),
  eventTime: time("When the event was first seen."),
  reason: text("What happened, in one word."),
  series,
  type: text("Normal or Warning."),
};

export const coreEvents = define({
  group: "",
  kind: "Event",
  namespaced: true,
  createsOnUpdate: true,
  shortNames: ["ev"],
  columns,
  selectableFields: ["kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath"]
    .map((field) => `involvedObject.${field}`)
    .concat("reason", "reportingComponent", "source", "type"),
  schema: rootSchema(
    "An Event reports something that happened to an object.",
    {
      ...shared,
      count: int("How many times it happened."),
      firstTimestamp: time("When it was first seen."),
      involvedObject: objectReference("What the event is about."),
      lastTimestamp: time("When it was last seen."),
      message: text("What happened, for people."),
      related: objectReference("A second object, for what involves two."),
      reportingComponent: text("The controller that reported it."),
      reportingInstance: text("Its instance."),
      source,
    },
    ["involvedObject"],
  ),
});

export const events = define({
  group: "events.k8s.io",
  kind: "Event",
  namespaced: true,
  createsOnUpdate: true,
  shortNames: ["ev"],
  columns,
  selectableFields: ["reason", "type", "regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid"],
  schema: rootSchema("An Event reports something that happened to an object.", {
    ...shared,
    deprecatedCount: int("How many times it happened, from reporters of core/v1."),
    deprecatedFirstTimestamp: time("When it was first seen, from reporters of core/v1."),
    deprecatedLastTimestamp: time("When it was last seen, from reporters of core/v1."),
    deprecatedSource: source,
    note: text("What happened, for people."),
    regarding: objectReference("What the event is about."),
    related: objectReference("A second object, for what involves two."),
    reportingController: text("The controller that reported it."),
    reportingInstance: text("Its instance."),
  }),
});
