/**
 * The messages that kubectl sends as protobuf: field numbers of the `generated.proto` files of k8s.io/api and
 * k8s.io/apimachinery. A field that is not named here is refused rather than lost.
 */

import { accessMessages } from "./access-messages.ts";
import type { Message } from "./words.ts";
import { many, map, meta, one, pointer } from "./words.ts";
import { workloadMessages } from "./workload-messages.ts";

const objectReference: Message = {
  1: one("kind"),
  2: one("namespace"),
  3: one("name"),
  4: one("uid"),
  5: one("apiVersion"),
  6: one("resourceVersion"),
  7: one("fieldPath"),
};

const servicePort: Message = {
  1: one("name"),
  2: one("protocol"),
  3: one("port", "int"),
  4: one("targetPort", "intOrString"),
  5: one("nodePort", "int"),
  6: one("appProtocol"),
};

const serviceSpec: Message = {
  1: many("ports", () => servicePort),
  2: map("selector"),
  3: one("clusterIP"),
  4: one("type"),
  5: many("externalIPs"),
  7: one("sessionAffinity"),
  8: one("loadBalancerIP"),
  9: many("loadBalancerSourceRanges"),
  10: one("externalName"),
  11: one("externalTrafficPolicy"),
  12: one("healthCheckNodePort", "int"),
  13: one("publishNotReadyAddresses", "bool"),
  14: one("sessionAffinityConfig", () => ({ 1: one("clientIP", () => ({ 1: pointer("timeoutSeconds", "int") })) })),
  17: one("ipFamilyPolicy"),
  18: many("clusterIPs"),
  19: many("ipFamilies"),
  20: pointer("allocateLoadBalancerNodePorts", "bool"),
  21: one("loadBalancerClass"),
  22: one("internalTrafficPolicy"),
  23: one("trafficDistribution"),
};

const nothing: Message = {};

/** Messages by `apiVersion/kind`. */
export const messages: { readonly [type: string]: Message } = {
  "v1/Namespace": {
    1: meta,
    2: one("spec", () => ({ 1: many("finalizers") })),
    3: one("status", () => ({ 1: one("phase") })),
  },
  "v1/ConfigMap": { 1: meta, 2: map("data"), 3: map("binaryData", "bytes"), 4: pointer("immutable", "bool") },
  "v1/Secret": {
    1: meta,
    2: map("data", "bytes"),
    3: one("type"),
    4: map("stringData"),
    5: pointer("immutable", "bool"),
  },
  "v1/ServiceAccount": {
    1: meta,
    2: many("secrets", () => objectReference),
    3: many("imagePullSecrets", () => ({ 1: one("name") })),
    4: pointer("automountServiceAccountToken", "bool"),
  },
  "v1/Service": {
    1: meta,
    2: one("spec", () => serviceSpec),
    3: one("status", () => ({ 1: one("loadBalancer", () => nothing) })),
  },
  ...accessMessages,
  ...workloadMessages,
};

/** The envelope of every object (runtime.Unknown). */
export const envelope: Message = {
  1: one("typeMeta", () => ({ 1: one("apiVersion"), 2: one("kind") })),
  2: one("raw", "bytes"),
  3: one("contentEncoding"),
  4: one("contentType"),
};
