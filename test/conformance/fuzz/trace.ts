import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Answered, Connection, Sent } from "../connection.ts";
import { pathOf } from "../resources.ts";
import { expandBody, valueAt } from "../values.ts";
import { normaliser } from "./normal.ts";
import type { Operation } from "./operation.ts";

/** What a server made of a sequence: each answer, every event in order, and what is there at the end. */
export interface Trace {
  readonly answers: readonly Json[];
  readonly events: { readonly [plural: string]: readonly Json[] };
  readonly state: { readonly [plural: string]: Json };
}

const kinds = { widgets: "Widget", secrets: "Secret" } as const;
const plurals = ["widgets", "secrets"] as const;
/** Written last: the events before it are all. */
const last = "the-last";

/** Does a sequence in a namespace that has to be new, and tells what came of it in comparable form. */
export async function traceOf(on: Connection, namespace: string, operations: readonly Operation[]): Promise<Trace> {
  const normal = normaliser(namespace);
  const json = { "content-type": "application/json" };
  const created = { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } };
  await on.send({ method: "POST", path: "/api/v1/namespaces", headers: json, body: JSON.stringify(created) });
  const from = new Map<string, Json | undefined>();
  for (const plural of plurals)
    from.set(plural, valueAt(await listOf(on, plural, namespace), "metadata.resourceVersion"));
  const answers: Json[] = [];
  const versions = new Map<string, string[]>();
  for (const operation of operations) {
    const key = `${operation.plural}/${operation.name}`;
    const seen = versions.get(key) ?? [];
    const answer = await on.send(requestOf(operation, seen, namespace));
    const version = valueAt(answer.body, "metadata.resourceVersion");
    if (typeof version === "string") versions.set(key, [...seen, version]);
    answers.push(normal(summary(operation, answer)));
  }
  const events: { [plural: string]: readonly Json[] } = {};
  const state: { [plural: string]: Json } = {};
  for (const plural of plurals) {
    state[plural] = normal(valueAt(await listOf(on, plural, namespace), "items") ?? []);
    events[plural] = (await eventsOf(on, plural, namespace, String(from.get(plural)))).map((event) => normal(event));
  }
  return { answers, events, state };
}

/** Words of refusals are compared by the cases; here it is what is refused, and why. */
function summary({ verb, name }: Operation, { code, body }: Answered): JsonObject {
  if (code < 300) return { verb, name, code, body: body ?? null };
  return { verb, name, code, reason: valueAt(body, "reason") ?? null };
}

function requestOf(operation: Operation, seen: readonly string[], namespace: string): Sent {
  const { plural, name, verb, fields, version } = operation;
  const sentVersion = version === "none" ? undefined : version === "last" ? seen.at(-1) : seen[0];
  const object = `${plural}/${name}`;
  const path = (short: string) => pathOf(short, namespace);
  const sent = (method: string, to: string, type: string, body?: JsonObject): Sent => ({
    method,
    path: path(to),
    headers: { "content-type": type },
    ...(body === undefined ? {} : { body: JSON.stringify(expandBody(withVersion(body, sentVersion))) }),
  });
  const whole = { new: `${kinds[plural]} ${name}`, ...fields };
  const merge = "application/merge-patch+json";
  switch (verb) {
    case "create":
      return sent("POST", `${plural}?fieldManager=creator`, "application/json", whole);
    case "update":
      return sent("PUT", `${object}?fieldManager=updater`, "application/json", whole);
    case "merge":
      return sent("PATCH", `${object}?fieldManager=merger`, merge, fields);
    case "strategic":
      return sent("PATCH", `${object}?fieldManager=merger`, "application/strategic-merge-patch+json", fields);
    case "json":
      return {
        ...sent("PATCH", `${object}?fieldManager=patcher`, "application/json-patch+json"),
        body: JSON.stringify(operation.patch),
      };
    case "status":
      return sent("PATCH", `${object}/status?fieldManager=merger`, merge, fields);
    case "finalizers":
      return sent("PATCH", `${object}?fieldManager=merger`, merge, { metadata: { finalizers: operation.finalizers } });
    case "apply":
    case "apply-status": {
      const of = verb === "apply" ? object : `${object}/status`;
      const query = `fieldManager=${operation.manager}&force=${operation.force}`;
      return sent("PATCH", `${of}?${query}`, "application/apply-patch+yaml", whole);
    }
    case "delete": {
      const preconditions = sentVersion === undefined ? {} : { preconditions: { resourceVersion: sentVersion } };
      const options = { kind: "DeleteOptions", apiVersion: "v1", ...preconditions };
      return {
        method: "DELETE",
        path: path(object),
        headers: { "content-type": "application/json" },
        body: JSON.stringify(options),
      };
    }
  }
}

function withVersion(body: JsonObject, version: string | undefined): JsonObject {
  if (version === undefined) return body;
  const metadata = isObject(body["metadata"]) ? body["metadata"] : {};
  return { ...body, metadata: { ...metadata, resourceVersion: version } };
}

async function listOf(on: Connection, plural: string, namespace: string): Promise<Json | undefined> {
  return (await on.send({ method: "GET", path: pathOf(plural, namespace), headers: {} })).body;
}

/** Every event since a version; the last one is of an object that is written to find the end. */
async function eventsOf(
  on: Connection,
  plural: (typeof plurals)[number],
  namespace: string,
  from: string,
): Promise<readonly Json[]> {
  const spec = plural === "widgets" ? { spec: { color: "red" } } : {};
  await on.send({
    method: "POST",
    path: pathOf(plural, namespace),
    headers: { "content-type": "application/json" },
    body: JSON.stringify(expandBody({ new: `${kinds[plural]} ${last}`, ...spec })),
  });
  const path = pathOf(`${plural}?watch=true&resourceVersion=${from}`, namespace);
  const stream = await on.open({ method: "GET", path, headers: {} });
  const events: Json[] = [];
  try {
    for (;;) {
      const line = await stream.next(10_000);
      if (line === undefined) throw new Error(`the watch ended after ${events.length} events`);
      const event: Json = JSON.parse(line);
      if (valueAt(event, "object.metadata.name") === last) return events;
      events.push(event);
    }
  } finally {
    stream.close();
  }
}
