/** The spec of a Service: its fields, and what is filled in. */
import type { JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { at, listAt, objectAt, textAt, textMap } from "../object.ts";
import { flag, int, intOrString, keyed, listOf, mapOf, object, text } from "../schema-words.ts";

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

export const serviceSpec: Structural = object("What is served, and where.", {
  allocateLoadBalancerNodePorts: flag("Whether a load balancer needs ports on nodes."),
  clusterIP: text("Address within the cluster; None for a headless service."),
  clusterIPs: listOf("Addresses within the cluster.", { type: "string" }),
  externalIPs: listOf("Further addresses.", { type: "string" }),
  externalName: text("Name that the service is an alias of."),
  externalTrafficPolicy: text("Cluster or Local, for what comes from outside."),
  healthCheckNodePort: int("Port by which a load balancer asks nodes."),
  internalTrafficPolicy: text("Cluster or Local."),
  ipFamilies: listOf("IPv4, IPv6.", { type: "string" }),
  ipFamilyPolicy: text("SingleStack, PreferDualStack or RequireDualStack."),
  loadBalancerClass: text("Which load balancer it is for."),
  loadBalancerIP: text("Address that the load balancer is asked for."),
  loadBalancerSourceRanges: listOf("From where the load balancer lets in.", { type: "string" }),
  ports: keyed("The ports.", port, "port", "protocol"),
  publishNotReadyAddresses: flag("Whether pods count before they are ready."),
  selector: mapOf("Labels of the pods.", { type: "string" }),
  sessionAffinity: text("None or ClientIP."),
  sessionAffinityConfig: object("How sessions are kept.", {
    clientIP: object("By the address of the client.", { timeoutSeconds: int("Seconds that a session lasts.") }),
  }),
  trafficDistribution: text("Which pods are preferred."),
  type: text("ClusterIP, NodePort, LoadBalancer or ExternalName."),
});

/** The spec with what it left out, addresses aside. */
export function defaultedSpec(spec: JsonObject): JsonObject {
  const type = textAt(spec, "type") || "ClusterIP";
  const sessionAffinity = textAt(spec, "sessionAffinity") || "None";
  const balanced = type === "LoadBalancer";
  const outside = balanced || type === "NodePort" || (type === "ClusterIP" && listAt(spec, "externalIPs").length > 0);
  const { sessionAffinityConfig: _, ...rest } = spec;
  return {
    ...(type === "ExternalName" ? {} : { internalTrafficPolicy: "Cluster" }),
    ...(outside ? { externalTrafficPolicy: "Cluster" } : {}),
    ...(balanced ? { allocateLoadBalancerNodePorts: true } : {}),
    ...rest,
    ...(sessionAffinity === "ClientIP" ? { sessionAffinityConfig: affinity(spec) } : {}),
    ...(spec.ports === undefined ? {} : { ports: listAt(spec, "ports").map((each) => targeted(objectAt(each))) }),
    type,
    sessionAffinity,
  };
}

function affinity(spec: JsonObject): JsonObject {
  const timeoutSeconds = at(spec, "sessionAffinityConfig", "clientIP", "timeoutSeconds") ?? 10_800;
  return { clientIP: { timeoutSeconds } };
}

/** A port of the pods is the service's own unless it is said. */
function targeted(given: JsonObject): JsonObject {
  return { targetPort: at(given, "port") ?? 0, ...given };
}

/** What stays from one state of a Service to the next, unless it is said anew. */
const lasting = ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"] as const;

/** The spec with addresses and their families. None is given out here: a service has those that it names. */
export function addressedSpec(given: JsonObject, old: JsonObject = {}): JsonObject {
  if (textAt(given, "type") === "ExternalName") return given;
  const kept = textAt(old, "type") === "ExternalName" ? [] : lasting.filter((field) => old[field] !== undefined);
  const spec: JsonObject = { ...Object.fromEntries(kept.map((field) => [field, old[field]])), ...given };
  const addresses = listAt(spec, "clusterIPs");
  const address = textAt(spec, "clusterIP") || (addresses[0] ?? "");
  const everywhere = address === "None" && Object.keys(textMap(spec, "selector")).length === 0;
  const policy = textAt(spec, "ipFamilyPolicy") || (everywhere ? "RequireDualStack" : "SingleStack");
  const first = String(address).includes(":") ? "IPv6" : "IPv4";
  const both = policy === "RequireDualStack" || (everywhere && policy === "PreferDualStack");
  return {
    ipFamilies: both ? [first, first === "IPv4" ? "IPv6" : "IPv4"] : [first],
    ...spec,
    ipFamilyPolicy: policy,
    ...(address === "" ? {} : { clusterIP: address, clusterIPs: addresses.length > 0 ? addresses : [address] }),
  };
}
