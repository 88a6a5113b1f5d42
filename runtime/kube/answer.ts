import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { WatchEvent } from "./types.ts";

const eventTypes: ReadonlySet<unknown> = new Set(["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"]);
const longestMessage = 64 * 1024;

/** The object that a body holds. Throws `kube/unparsable`. */
export function bodyObject(text: string): JsonObject {
  const body = parse(text);
  if (!isObject(body)) throw new BubuError("kube/unparsable", "the Kubernetes API did not answer a JSON object");
  return body;
}

/** The event that a line of a watch holds. Throws `kube/unparsable`; what the line says is not repeated. */
export function watchEvent(line: string): WatchEvent {
  const event = parse(line);
  if (!isObject(event) || !isEventType(event.type) || !isObject(event.object)) {
    throw new BubuError("kube/unparsable", "a line of the watch is not an event");
  }
  return { type: event.type, object: event.object };
}

/** The error for an answer that is not 2xx. The Status, where there is one, is its `cause`. */
export function refusal(method: string, path: string, http: number, text: string): BubuError {
  let status: unknown;
  try {
    status = JSON.parse(text);
  } catch {
    // A proxy's page says nothing that a user should see.
  }
  const said = isObject(status) && typeof status.message === "string" ? status.message : "";
  const message = said === "" ? `${method} ${path} was answered with ${http}` : said.slice(0, longestMessage);
  return new BubuError("kube/request", message, { http, ...(isObject(status) ? { cause: status } : {}) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BubuError("kube/unparsable", "the Kubernetes API did not answer JSON", { cause });
  }
}

function isEventType(type: unknown): type is WatchEvent["type"] {
  return eventTypes.has(type);
}
