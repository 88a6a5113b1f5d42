import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { grantName, grants } from "@bubustack/policies/edges/grant";
import { indexes } from "@bubustack/policies/indexes";
import type { Answer, Ask } from "@bubustack/policies/related";
import { authorUnknown } from "@bubustack/policies/related";
import type { Subject } from "./subjects.ts";

/** Answers what a rule wants to know about other objects. */
export type Answerer = (ask: Ask, from: Subject) => Promise<Answer>;

/** Most names that a list answers, as everywhere. */
const maxNames = 100;

/**
 * The objects of the linted files as one closed world. They answer as the API server would return them: pruned and
 * with their schema's defaults. What is not among them is for `beyond`; by default it is unknown.
 */
export function closedWorld(subjects: readonly Subject[], beyond: Answerer = notGiven): Answerer {
  const byKey = new Map<string, Subject>();
  for (const subject of subjects) {
    const key = keyOf(subject.kind, subject.namespace, subject.name);
    if (!byKey.has(key)) byKey.set(key, subject);
  }
  const stored = new Map<Subject, JsonObject>();
  return async (ask, from) => {
    if (ask.verb === "access") return beyond(ask, from);
    if (ask.verb === "grant") {
      const given = [...byKey.values()].find(({ kind, object }) => kind === "ReferenceGrant" && grants(object, ask));
      return given === undefined ? beyond(ask, from) : { state: "allowed", by: given.name };
    }
    if (ask.verb === "list") return merge(listed(byKey.values(), ask.index, ask.value), ask, from, beyond);
    const subject = byKey.get(keyOf(ask.kind, ask.namespace, ask.name));
    if (subject === undefined) return beyond(ask, from);
    const object = stored.get(subject) ?? asStored(subject);
    stored.set(subject, object);
    return { state: "found", object };
  };
}

/** Nothing is known about what was not given. The reason names it as the object that asks would. */
export const notGiven: Answerer = async (ask, from) => {
  if (ask.verb === "access") return authorUnknown(ask);
  if (ask.verb === "grant") return { state: "unknown", reason: `${grantName(ask)} not given` };
  if (ask.verb === "list") return { state: "listed", names: [], total: 0 };
  const near = ask.namespace === "" || ask.namespace === from.namespace;
  return {
    state: "unknown",
    reason: `${ask.kind.toLowerCase()} "${near ? "" : `${ask.namespace}/`}${ask.name}" not given`,
  };
};

/** The names in the files, and those that only the world beyond knows. */
async function merge(own: readonly string[], ask: Ask, from: Subject, beyond: Answerer): Promise<Answer> {
  const others = await beyond(ask, from);
  if (others.state !== "listed") return others;
  const added = others.names.filter((name) => !own.includes(name));
  const names = [...own, ...added].sort();
  return { state: "listed", names: names.slice(0, maxNames), total: names.length + others.total - others.names.length };
}

function listed(subjects: Iterable<Subject>, index: keyof typeof indexes, value: string): readonly string[] {
  const { kind, values } = indexes[index];
  const names: string[] = [];
  for (const subject of subjects) {
    if (subject.kind !== kind || !values(subject.object).includes(value)) continue;
    names.push(subject.namespace === "" ? subject.name : `${subject.namespace}/${subject.name}`);
  }
  return names;
}

function asStored(subject: Subject): JsonObject {
  const schema = subject.pack.schema();
  const value = schema.defaults(schema.prune(subject.object));
  return isObject(value) ? value : subject.object;
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind} ${namespace}/${name}`;
}
