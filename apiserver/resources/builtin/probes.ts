/** Probes of containers (core/v1 Probe): their fields, what is filled in, and what can be wrong with one. */
import type { JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { FieldError } from "../../validation/field-error.ts";
import { forbiddenField, invalidField, notSupported, requiredField } from "../../validation/field-error.ts";
import { at, objectAt, textAt } from "../object.ts";
import { freeObject, int, intOrString, listOf, object, text } from "../schema-words.ts";

/** The probes that a container may have. */
export const probeKinds = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

const handlers = ["exec", "httpGet", "tcpSocket", "grpc"] as const;
const counts = [
  "initialDelaySeconds",
  "timeoutSeconds",
  "periodSeconds",
  "successThreshold",
  "failureThreshold",
] as const;

export function probe(description: string): Structural {
  return object(description, {
    exec: object("Runs a program; it succeeds where that ends with 0.", {
      command: listOf("The program and its arguments.", { type: "string" }),
    }),
    failureThreshold: int("Failures in a row after which it has failed."),
    grpc: freeObject("Not evaluated by this server."),
    httpGet: object("Asks over HTTP; it succeeds with a code from 200 to 399.", {
      host: text("Where; default: the pod."),
      httpHeaders: listOf(
        "Headers that are sent.",
        object("One of them.", { name: text("Name."), value: text("Value.") }),
      ),
      path: text("Path."),
      port: intOrString("Port, by number or name."),
      scheme: text("HTTP or HTTPS; the certificate is not checked."),
    }),
    initialDelaySeconds: int("Seconds after the start of the container."),
    periodSeconds: int("Seconds from one to the next."),
    successThreshold: int("Successes in a row after which it has succeeded."),
    tcpSocket: object("Connects; it succeeds where that does.", {
      host: text("Where; default: the pod."),
      port: intOrString("Port, by number or name."),
    }),
    terminationGracePeriodSeconds: int("Seconds that the program is given to end, instead of the pod's.", "int64"),
    timeoutSeconds: int("Seconds after which it has failed."),
  });
}

/** A probe with what it left out. */
export function completeProbe(given: JsonObject): JsonObject {
  const http = at(given, "httpGet") === undefined ? {} : { path: "/", scheme: "HTTP", ...objectAt(given, "httpGet") };
  return {
    failureThreshold: 3,
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 1,
    ...given,
    ...(at(given, "httpGet") === undefined ? {} : { httpGet: http }),
  };
}

/** What is wrong with a probe of a container that stands at `place`. */
export function probeProblems(
  container: JsonObject,
  kind: (typeof probeKinds)[number],
  place: string,
): readonly FieldError[] {
  if (at(container, kind) === undefined) return [];
  const given = objectAt(container, kind);
  const field = `${place}.${kind}`;
  const [first, ...others] = handlers.filter((handler) => at(given, handler) !== undefined);
  const errors: FieldError[] = others.map((handler) =>
    forbiddenField(`${field}.${handler}`, "may not specify more than 1 handler type"),
  );
  if (first === undefined) errors.push(requiredField(field, "must specify a handler type"));
  if (first === "exec" && !Array.isArray(at(given, "exec", "command")))
    errors.push(requiredField(`${field}.exec.command`));
  if (first === "httpGet" || first === "tcpSocket") errors.push(...portProblems(given, first, field));
  for (const name of counts) {
    const value = at(given, name);
    if (typeof value === "number" && value < 0)
      errors.push(invalidField(`${field}.${name}`, value, "must be greater than or equal to 0"));
  }
  const successes = at(given, "successThreshold");
  if (kind !== "readinessProbe" && typeof successes === "number" && successes !== 1)
    errors.push(invalidField(`${field}.successThreshold`, successes, "must be 1"));
  return errors;
}

function portProblems(given: JsonObject, handler: "httpGet" | "tcpSocket", field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const port = at(given, handler, "port") ?? 0;
  if (typeof port === "number" && (port < 1 || port > 65_535))
    errors.push(invalidField(`${field}.${handler}.port`, port, "must be between 1 and 65535, inclusive"));
  const scheme = textAt(given, handler, "scheme");
  if (handler === "httpGet" && scheme !== "HTTP" && scheme !== "HTTPS")
    errors.push(notSupported(`${field}.${handler}.scheme`, scheme, ["HTTP", "HTTPS"]));
  return errors;
}
