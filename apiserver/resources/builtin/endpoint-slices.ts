/** EndpointSlices: the addresses behind a Service. */
import type { JsonObject } from "@bubustack/api/json";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField, notSupported, requiredField } from "../../validation/field-error.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, listAt, textAt } from "../object.ts";
import { flag, freeObject, int, keyed, listOf, mapOf, object, text } from "../schema-words.ts";
import { define } from "./define.ts";

const addressTypes = ["FQDN", "IPv4", "IPv6"];

const endpoint = object(
  "What is behind the Service at one address.",
  {
    addresses: listOf("Its addresses.", { type: "string" }),
    conditions: object("Its state.", {
      ready: flag("Whether it is to be used."),
      serving: flag("Whether it answers."),
      terminating: flag("Whether it is ending."),
    }),
    deprecatedTopology: mapOf("Not used here.", { type: "string" }),
    hints: freeObject("Not used here."),
    hostname: text("Its name."),
    nodeName: text("The machine that it is on."),
    targetRef: freeObject("The object behind it."),
    zone: text("Not used here."),
  },
  ["addresses"],
);

const port = object("One port.", {
  appProtocol: text("Protocol of the application."),
  name: text("Name, as in the Service."),
  port: int("Number."),
  protocol: { ...text("TCP, UDP or SCTP."), default: "TCP" },
});

function problems(slice: JsonObject, old: JsonObject | undefined): readonly FieldError[] {
  const errors: FieldError[] = [];
  const type = textAt(slice, "addressType");
  if (type === "") errors.push(requiredField("addressType"));
  else if (!addressTypes.includes(type)) errors.push(notSupported("addressType", type, addressTypes));
  for (const [index, each] of listAt(slice, "endpoints").entries()) {
    const field = `endpoints[${index}].addresses`;
    if (listAt(each, "addresses").length === 0) errors.push(requiredField(field, "must contain at least 1 address"));
  }
  if (old !== undefined && textAt(old, "addressType") !== type)
    errors.push(invalidField("addressType", type, "field is immutable"));
  return errors;
}

/** A few of a list, and that there are more. */
function some(texts: readonly string[]): string {
  if (texts.length === 0) return "<unset>";
  const more = texts.length > 3 ? ` + ${texts.length - 3} more...` : "";
  return `${texts.slice(0, 3).join(",")}${more}`;
}

export const endpointSlices = define({
  group: "discovery.k8s.io",
  kind: "EndpointSlice",
  namespaced: true,
  generation: true,
  columns: [
    {
      name: "AddressType",
      type: "string",
      description: "Type of the addresses.",
      cell: (slice) => textAt(slice, "addressType"),
    },
    {
      name: "Ports",
      type: "string",
      description: "Ports of each address.",
      cell: (slice) => some(listAt(slice, "ports").map((each) => String(at(each, "port") ?? "*"))),
    },
    {
      name: "Endpoints",
      type: "string",
      description: "The addresses.",
      cell: (slice) => some(listAt(slice, "endpoints").flatMap((each) => listAt(each, "addresses").map(String))),
    },
  ],
  schema: rootSchema("An EndpointSlice names the addresses behind a Service.", {
    addressType: text("IPv4, IPv6 or FQDN."),
    endpoints: listOf("What is behind the Service.", endpoint),
    ports: keyed("The ports, each of every address.", port, "name"),
  }),
  strategy: { ownDuplicates: true, validate: problems },
});
