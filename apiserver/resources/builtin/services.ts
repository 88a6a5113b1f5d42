/** Services and Leases, as data: nothing here routes traffic. */

import type { JsonObject } from "@bubustack/api/json";
import { age, name } from "../../table/standard.ts";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField } from "../../validation/field-error.ts";
import { labelProblems } from "../../validation/names.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, listAt, objectAt, textAt, textMap } from "../object.ts";
import { free, freeObject, int, keyed, listOf, object, text, time } from "../schema-words.ts";
import { define } from "./define.ts";
import { serviceProblems } from "./service-problems.ts";
import { addressedSpec, defaultedSpec, serviceSpec } from "./service-spec.ts";

function ports(service: JsonObject): string {
  const shown = listAt(service, "spec", "ports").map((port) => {
    const onNodes = at(port, "nodePort");
    return `${at(port, "port")}${onNodes === undefined ? "" : `:${onNodes}`}/${textAt(port, "protocol") || "TCP"}`;
  });
  return shown.length === 0 ? "<none>" : shown.join(",");
}

function selector(service: JsonObject): string {
  const pairs = Object.entries(textMap(service, "spec", "selector")).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? "<none>" : pairs.toSorted().join(",");
}

/** Addresses that lead to it from outside, as `kubectl get` shows them. */
function outside(service: JsonObject): string {
  const own = listAt(service, "spec", "externalIPs");
  const type = textAt(service, "spec", "type");
  if (type === "ExternalName") return textAt(service, "spec", "externalName");
  if (type !== "LoadBalancer") return own.join(",") || "<none>";
  const points = listAt(service, "status", "loadBalancer", "ingress");
  const balanced = points.map((point) => textAt(point, "ip") || textAt(point, "hostname"));
  return [...balanced.toSorted(), ...own].join(",") || "<pending>";
}

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
    { name: "External-IP", type: "string", description: "Its address from outside.", cell: outside },
    { name: "Port(s)", type: "string", description: "Its ports.", cell: ports },
    age,
    { name: "Selector", type: "string", description: "The pods behind it.", priority: 1, cell: selector },
  ],
  schema: rootSchema("A Service names a set of pods and how to reach them. This server keeps it as data.", {
    spec: serviceSpec,
    status: object("State of the service.", {
      conditions: keyed("Details of the state.", free("One aspect."), "type"),
      loadBalancer: object("The load balancer.", {
        ingress: listOf("Where it is reached.", freeObject("One address.")),
      }),
    }),
  }),
  strategy: {
    defaults: (service) => ({ ...service, spec: defaultedSpec(objectAt(service, "spec")) }),
    create: (service) => ({
      ...service,
      spec: addressedSpec(objectAt(service, "spec")),
      status: { loadBalancer: {} },
    }),
    update: (service, old) => ({
      ...service,
      spec: addressedSpec(objectAt(service, "spec"), objectAt(old, "spec")),
    }),
    validate: (service) => serviceProblems(objectAt(service, "spec")),
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
