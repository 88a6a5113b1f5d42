import { at, listAt, objectAt, textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { conflict, modified } from "../status.ts";
import { parseBody } from "../wire/body.ts";
import type { Answer, Call } from "../wire/call.ts";
import { decode } from "./decode.ts";
import type { Place } from "./update.ts";
import { existing } from "./update.ts";

/** `PUT /api/v1/namespaces/NAME/finalize`: replaces `spec.finalizers`; a terminating namespace without any goes. */
export function finalizeNamespace(server: Server, call: Call, place: Place): Answer {
  const { object } = decode(place.resource, parseBody(call).value);
  const entry = existing(server, place);
  const version = textAt(object, "metadata", "resourceVersion");
  if (version !== "" && version !== textAt(entry.object, "metadata", "resourceVersion"))
    throw conflict(place.resource, place.name, modified);
  const next = {
    ...entry.object,
    spec: { ...objectAt(entry.object, "spec"), finalizers: at(object, "spec", "finalizers") ?? [] },
  };
  const held = listAt(next, "spec", "finalizers").length > 0 || listAt(next, "metadata", "finalizers").length > 0;
  if (textAt(next, "metadata", "deletionTimestamp") !== "" && !held) {
    server.store.remove(place.resource, entry);
    return { code: 200, body: next };
  }
  const stored = server.store.put(place.resource, entry.key, next, entry);
  if (stored === undefined) throw conflict(place.resource, place.name, modified);
  return { code: 200, body: stored.object };
}
