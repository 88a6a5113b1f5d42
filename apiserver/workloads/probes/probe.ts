/** The probes of a container, understood. */
import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, objectAt, textAt, textsAt } from "../../resources/object.ts";

/** What a probe does. */
export type Action =
  | { readonly type: "exec"; readonly command: readonly string[] }
  | { readonly type: "tcp"; readonly host: string; readonly port: number }
  | {
      readonly type: "http";
      readonly secure: boolean;
      readonly host: string;
      readonly port: number;
      readonly path: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
    };

export interface Probe {
  readonly action: Action;
  readonly delayMs: number;
  readonly periodMs: number;
  readonly timeoutMs: number;
  /** Successes in a row after which it has succeeded. */
  readonly successes: number;
  /** Failures in a row after which it has failed. */
  readonly failures: number;
  /** Milliseconds that the program is given to end where it has failed; undefined: those of the pod. */
  readonly graceMs?: number;
}

export interface Probes {
  readonly startup?: Probe;
  readonly liveness?: Probe;
  readonly readiness?: Probe;
}

const kinds = ["startup", "liveness", "readiness"] as const;
const longestMs = 3_600_000;
/** Pods have no network of their own. */
const here = "127.0.0.1";

/** The probes of a container; or why one of them cannot be done here. */
export function probesOf(container: JsonObject): Probes | { readonly problem: string } {
  const found: { [kind in (typeof kinds)[number]]?: Probe } = {};
  for (const kind of kinds) {
    const field = `${kind}Probe`;
    if (at(container, field) === undefined) continue;
    const probe = probeOf(objectAt(container, field), container);
    if (typeof probe === "string") return { problem: `${field}: ${probe}` };
    found[kind] = probe;
  }
  return found;
}

function probeOf(given: JsonObject, container: JsonObject): Probe | string {
  const action = actionOf(given, container);
  if (typeof action === "string") return action;
  const count = (field: string, fallback: number) => {
    const value = at(given, field);
    return typeof value === "number" && value > 0 ? value : fallback;
  };
  const ms = (field: string, fallback: number) => Math.min(count(field, fallback) * 1000, longestMs);
  const grace = at(given, "terminationGracePeriodSeconds");
  return {
    action,
    delayMs: ms("initialDelaySeconds", 0),
    periodMs: ms("periodSeconds", 10),
    timeoutMs: ms("timeoutSeconds", 1),
    successes: count("successThreshold", 1),
    failures: count("failureThreshold", 3),
    ...(typeof grace === "number" ? { graceMs: Math.max(grace, 0) * 1000 } : {}),
  };
}

function actionOf(given: JsonObject, container: JsonObject): Action | string {
  if (at(given, "exec") !== undefined) return { type: "exec", command: textsAt(given, "exec", "command") };
  if (at(given, "tcpSocket") !== undefined) {
    const port = portOf(objectAt(given, "tcpSocket"), container);
    return typeof port === "string" ? port : { type: "tcp", host: textAt(given, "tcpSocket", "host") || here, port };
  }
  const http = at(given, "httpGet");
  if (http === undefined) return "only exec, httpGet and tcpSocket can be done by this server";
  const port = portOf(objectAt(http), container);
  if (typeof port === "string") return port;
  const headers = listAt(http, "httpHeaders").map((each) => [textAt(each, "name"), textAt(each, "value")] as const);
  const path = textAt(http, "path");
  return {
    type: "http",
    secure: textAt(http, "scheme") === "HTTPS",
    host: textAt(http, "host") || here,
    port,
    path: path.startsWith("/") ? path : `/${path}`,
    headers,
  };
}

/** A port by its number, or by the name that the container gives it. */
function portOf(given: JsonObject, container: JsonObject): number | string {
  const port = at(given, "port");
  const named = listAt(container, "ports").find((each) => textAt(each, "name") === port);
  const found = typeof port === "number" ? port : at(named, "containerPort");
  return typeof found === "number" ? found : `the container has no port ${JSON.stringify(port ?? null)}`;
}
