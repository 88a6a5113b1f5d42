/** Endpoints, as data: what they were is said by EndpointSlices since. */
import type { JsonObject } from "@bubustack/api/json";
import { rootSchema } from "../metadata-schema.ts";
import { at, listAt, textAt } from "../object.ts";
import { int, keyed, listOf, object, text } from "../schema-words.ts";
import { objectReference } from "./core.ts";
import { define } from "./define.ts";

/** The first addresses, as kubectl shows them. */
function addresses(endpoints: JsonObject): string {
  const all = listAt(endpoints, "subsets").flatMap((subset) => {
    const ports = listAt(subset, "ports");
    return listAt(subset, "addresses").flatMap((address) => {
      const ip = textAt(address, "ip");
      return ports.length === 0 ? [ip] : ports.map((port) => `${ip}:${at(port, "port")}`);
    });
  });
  if (all.length === 0) return "<none>";
  const more = all.length > most ? ` + ${all.length - most} more...` : "";
  return `${all.slice(0, most).join(",")}${more}`;
}

const most = 3;

const address = object(
  "One address.",
  {
    hostname: text("Name of the host."),
    ip: text("The address."),
    nodeName: text("The node that it is on."),
    targetRef: objectReference("The object behind it."),
  },
  ["ip"],
);

const port = object(
  "One port.",
  {
    appProtocol: text("Protocol of the application."),
    name: text("Name, unique within the subset."),
    port: int("Number of the port."),
    protocol: { ...text("TCP, UDP or SCTP."), default: "TCP" },
  },
  ["port"],
);

export const endpoints = define({
  group: "",
  kind: "Endpoints",
  resource: "endpoints",
  namespaced: true,
  shortNames: ["ep"],
  createsOnUpdate: true,
  deprecation: "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
  columns: [{ name: "Endpoints", type: "string", description: "Where the service is.", cell: addresses }],
  schema: rootSchema("An Endpoints object holds the addresses behind a Service. This server keeps them as data.", {
    subsets: listOf(
      "Addresses with the same ports.",
      object("One of them.", {
        addresses: listOf("Addresses that are ready.", address),
        notReadyAddresses: listOf("Addresses that are not.", address),
        ports: keyed("Ports of all of them.", port, "port", "protocol"),
      }),
    ),
  }),
});
