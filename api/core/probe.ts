import type { Static } from "../schema.ts";
import { integer, intOrString, list, object, optional, string } from "../schema.ts";

const exec = object("Runs a command in the container; exit code 0 is healthy.", {
  command: optional(
    list("The command and its arguments, without a shell.", string("A word of the command."), { listType: "atomic" }),
  ),
});

const httpGet = object("Makes an HTTP GET request; a status from 200 to 399 is healthy.", {
  path: optional(string("Path of the request.")),
  port: intOrString("Number (1 to 65535) or name of the port."),
  host: optional(string("Host to connect to; default: the pod.")),
  scheme: optional(string("`HTTP` or `HTTPS`; default `HTTP`.")),
  httpHeaders: optional(
    list(
      "Headers of the request.",
      object("A header.", { name: string("Name of the header."), value: string("Value of the header.") }),
      { listType: "atomic" },
    ),
  ),
});

const tcpSocket = object("Opens a TCP connection; success is healthy.", {
  port: intOrString("Number (1 to 65535) or name of the port."),
  host: optional(string("Host to connect to; default: the pod.")),
});

const grpc = object("Calls the gRPC health service.", {
  port: integer("Number of the port, 1 to 65535."),
  service: string("Service whose health is asked for; default: the empty text, which is the whole server.", {
    default: "",
  }),
});

/** core/v1 Probe. */
export const probe = object("How a container's health is found out: exactly one of the four actions.", {
  exec: optional(exec),
  httpGet: optional(httpGet),
  tcpSocket: optional(tcpSocket),
  grpc: optional(grpc),
  initialDelaySeconds: optional(integer("Wait before the first probe in seconds; default 0.")),
  timeoutSeconds: optional(integer("Time limit of one probe in seconds; default 1.")),
  periodSeconds: optional(integer("Time between two probes in seconds; default 10.")),
  successThreshold: optional(integer("Successes in a row that make it healthy again; default 1.")),
  failureThreshold: optional(integer("Failures in a row that make it unhealthy; default 3.")),
  terminationGracePeriodSeconds: optional(
    integer("Seconds that the container has to end after a failed probe; default: those of the pod.", {
      format: "int64",
    }),
  ),
});
export type Probe = Static<typeof probe>;
