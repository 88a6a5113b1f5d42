/** The EndpointSlices of a Service: data in, data out. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { at, isEmptyObject, listAt, metaOf, objectAt, textAt, textMap } from "../../resources/object.ts";
import { controllerReference } from "../claim.ts";
import { hasEnded, isGoing, isReady } from "../pods/state.ts";

const serviceLabel = "kubernetes.io/service-name";
const managerLabel = "endpointslice.kubernetes.io/managed-by";
const manager = "endpointslice-controller.k8s.io";
/** Addresses in one slice at most. */
const most = 100;

export interface ServiceSeen {
  readonly service: JsonObject;
  /** The pods of its namespace. */
  readonly pods: readonly JsonObject[];
  /** The EndpointSlices of its namespace. */
  readonly slices: readonly JsonObject[];
}

export interface SlicePlan {
  readonly create: readonly JsonObject[];
  /** Slices to write over the version that they name. */
  readonly update: readonly JsonObject[];
  readonly remove: readonly JsonObject[];
}

/** Nothing of a Service that is going, or that selects no pods: its slices are somebody else's, or go with it. */
export function planSlices({ service, pods, slices }: ServiceSeen): SlicePlan {
  const selector = textMap(service, "spec", "selector");
  const external = textAt(service, "spec", "type") === "ExternalName";
  if (isGoing(service) || external || isEmptyObject(selector)) return { create: [], update: [], remove: [] };
  const behind = pods.filter((pod) => {
    const labels = textMap(pod, "metadata", "labels");
    const chosen = Object.entries(selector).every(([key, value]) => labels[key] === value);
    return chosen && !hasEnded(pod) && textAt(pod, "status", "podIP") !== "";
  });
  const left = new Set(slices.filter((slice) => isOf(service, slice)));
  const [create, update]: [JsonObject[], JsonObject[]] = [[], []];
  for (const wanted of contents(service, behind)) {
    const found = [...left].find((slice) => equal(at(slice, "ports") ?? [], wanted["ports"] ?? [])) ?? [...left][0];
    if (found === undefined) create.push(fresh(service, wanted));
    else {
      left.delete(found);
      const next = { ...found, ...wanted };
      if (!equal(next, found)) update.push(next);
    }
  }
  return { create, update, remove: [...left] };
}

function isOf(service: JsonObject, slice: JsonObject): boolean {
  const labels = textMap(slice, "metadata", "labels");
  return labels[serviceLabel] === textAt(service, "metadata", "name") && labels[managerLabel] === manager;
}

function fresh(service: JsonObject, content: JsonObject): JsonObject {
  const name = textAt(service, "metadata", "name");
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      namespace: textAt(service, "metadata", "namespace"),
      generateName: `${name}-`,
      labels: { [managerLabel]: manager, [serviceLabel]: name },
      ownerReferences: [controllerReference(service, "v1", "Service")],
    },
    addressType: "IPv4",
    ...content,
  };
}

/** What the slices hold: pods with the same ports are together; one that is empty where there are none. */
function contents(service: JsonObject, pods: readonly JsonObject[]): readonly JsonObject[] {
  const groups = new Map<string, { readonly ports: readonly JsonObject[]; readonly endpoints: JsonObject[] }>();
  for (const pod of pods.toSorted(byName)) {
    const ports = portsOf(service, pod);
    const key = JSON.stringify(ports);
    const group = groups.get(key) ?? { ports, endpoints: [] };
    group.endpoints.push(endpointOf(service, pod));
    groups.set(key, group);
  }
  if (groups.size === 0) return [{ endpoints: [] }];
  return [...groups.values()].flatMap(({ ports, endpoints }) =>
    Array.from({ length: Math.ceil(endpoints.length / most) }, (_, index) => ({
      endpoints: endpoints.slice(index * most, (index + 1) * most),
      ports,
    })),
  );
}

function byName(a: JsonObject, b: JsonObject): number {
  return textAt(a, "metadata", "name") < textAt(b, "metadata", "name") ? -1 : 1;
}

function endpointOf(service: JsonObject, pod: JsonObject): JsonObject {
  const [name, namespace, uid] = ["name", "namespace", "uid"].map((field) => textAt(metaOf(pod), field));
  const [serving, terminating] = [isReady(pod), isGoing(pod)];
  const always = at(service, "spec", "publishNotReadyAddresses") === true;
  const nodeName = textAt(pod, "spec", "nodeName");
  return {
    addresses: [textAt(pod, "status", "podIP")],
    conditions: { ready: always || (serving && !terminating), serving, terminating },
    ...(nodeName === "" ? {} : { nodeName }),
    targetRef: { kind: "Pod", name, namespace, uid },
  };
}

/** The ports of a Service as a pod has them; those that it does not have are left out. */
function portsOf(service: JsonObject, pod: JsonObject): readonly JsonObject[] {
  return listAt(service, "spec", "ports").flatMap((given): readonly JsonObject[] => {
    const target = at(given, "targetPort") ?? at(given, "port");
    const protocol = textAt(given, "protocol") || "TCP";
    const port = typeof target === "string" && target !== "" ? named(pod, target, protocol) : target;
    if (typeof port !== "number") return [];
    const application = textAt(given, "appProtocol");
    return [
      { name: textAt(given, "name"), port, protocol, ...(application === "" ? {} : { appProtocol: application }) },
    ];
  });
}

function named(pod: JsonObject, name: string, protocol: string): Json | undefined {
  const ports = listAt(pod, "spec", "containers").flatMap((container) => listAt(container, "ports"));
  const found = ports.find((port) => textAt(port, "name") === name && (textAt(port, "protocol") || "TCP") === protocol);
  return at(objectAt(found), "containerPort");
}
