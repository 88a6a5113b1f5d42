/** Services and Leases, as data: nothing here routes traffic. */

import type { JsonObject } from "@bubustack/api/json";
import { age, name } from "../../table/standard.ts";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField } from "../../validation/field-error.ts";
import { labelProblems } from "../../validation/names.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, listAt, objectAt, textAt, textMap } from "../object.ts";
import { flag, int, intOrString, keyed, listOf, mapOf, object, text, time } from "../schema-words.ts";
import { define } from "./define.ts";

function ports(service: JsonObject): string {
  const shown = listAt(service, "spec", "ports").map(
    (port) => `${at(port, "port")}/${textAt(port, "protocol") || "TCP"}`,
  );
  return shown.length === 0 ? "<none>" : shown.join(",");
}

function selector(service: JsonObject): string {
  const pairs = Object.entries(textMap(service, "spec", "selector")).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? "<none>" : pairs.toSorted().join(",");
}

/** A port of the pods is the service's own unless it is said. */
function withTargets(spec: JsonObject): JsonObject {
  if (spec.ports === undefined) return spec;
  const targeted = listAt(spec, "ports").map((given) => ({ targetPort: at(given, "port") ?? 0, ...objectAt(given) }));
  return { ...spec, ports: targeted };
}

const port = object(
  "One port.",
  {
    appProtocol: text("Protocol of the application."),
    name: text("Name, unique within the service."),
    nodePort: int("Port on every node."),
    port: int("Port of the service."),
    protocol: { ...text("TCP, UDP or SCTP."), default: "TCP" },
    targetPort: intOrString("Port of the pods, by number or name."),
  },
  ["port"],
);

export const services = define({
  group: "",
  kind: "Service",
  namespaced: true,
  shortNames: ["svc"],
  categories: ["all"],
  status: true,
  createsOnUpdate: true,
  answersDeleted: true,
  nameProblems: labelProblems,
  selectableFields: ["spec.clusterIP", "spec.type"],
  columns: [
    name,
    { name: "Type", type: "string", description: "How it is reached.", cell: (s) => textAt(s, "spec", "type") },
    {
      name: "Cluster-IP",
      type: "string",
      description: "Its address.",
      cell: (s) => textAt(s, "spec", "clusterIP") || "<none>",
    },
    { name: "External-IP", type: "string", description: "Its address from outside.", cell: () => "<none>" },
    { name: "Port(s)", type: "string", description: "Its ports.", cell: ports },
    age,
    { name: "Selector", type: "string", description: "The pods behind it.", priority: 1, cell: selector },
  ],
  schema: rootSchema("A Service names a set of pods and how to reach them. This server keeps it as data.", {
    spec: object("What is served, and where.", {
      clusterIP: text("Address within the cluster; None for a headless service."),
      clusterIPs: listOf("Addresses within the cluster.", { type: "string" }),
      externalIPs: listOf("Further addresses.", { type: "string" }),
      externalName: text("Name that the service is an alias of."),
      internalTrafficPolicy: text("Cluster or Local."),
      ipFamilies: listOf("IPv4, IPv6.", { type: "string" }),
      ipFamilyPolicy: text("SingleStack, PreferDualStack or RequireDualStack."),
      ports: keyed("The ports.", port, "port", "protocol"),
      publishNotReadyAddresses: flag("Whether pods count before they are ready."),
      selector: mapOf("Labels of the pods.", { type: "string" }),
      sessionAffinity: text("None or ClientIP."),
      type: text("ClusterIP, NodePort, LoadBalancer or ExternalName."),
    }),
    status: object("State of the service.", {}),
  }),
  strategy: {
    create: (service) => ({
      ...service,
      spec: { type: "ClusterIP", sessionAffinity: "None", ...withTargets(objectAt(service, "spec")) },
    }),
  },
});

function leaseProblems(lease: JsonObject): readonly FieldError[] {
  const { leaseDurationSeconds: duration, leaseTransitions: transitions } = objectAt(lease, "spec");
  const errors: FieldError[] = [];
  if (typeof duration === "number" && duration <= 0)
    errors.push(invalidField("spec.leaseDurationSeconds", duration, "must be greater than 0"));
  if (typeof transitions === "number" && transitions < 0)
    errors.push(invalidField("spec.leaseTransitions", transitions, "must be greater than or equal to 0"));
  return errors;
}

export const leases = define({
  group: "coordination.k8s.io",
  kind: "Lease",
  namespaced: true,
  unconditionalUpdate: false,
  createsOnUpdate: true,
  columns: [
    { name: "Holder", type: "string", description: "Who holds it.", cell: (l) => textAt(l, "spec", "holderIdentity") },
  ],
  // The spec is there, whether anything is in it or not.
  strategy: {
    create: (lease) => ({ spec: {}, ...lease }),
    update: (lease) => ({ spec: {}, ...lease }),
    validate: leaseProblems,
  },
  schema: rootSchema("A Lease says who holds a role, and until when.", {
    spec: object("Who holds it.", {
      acquireTime: time("When it was acquired."),
      holderIdentity: text("Who holds it."),
      leaseDurationSeconds: int("Seconds after renewTime until others may take it."),
      leaseTransitions: int("How many times it changed hands."),
      preferredHolder: text("Who should take it next."),
      renewTime: time("When it was last renewed."),
      strategy: text("How its holder is chosen."),
    }),
  }),
});
