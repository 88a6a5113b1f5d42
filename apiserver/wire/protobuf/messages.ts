/**
 * The messages that kubectl sends as protobuf: field numbers of the `generated.proto` files of k8s.io/api and
 * k8s.io/apimachinery. A field that is not named here is refused rather than lost.
 */

/** Type of a field. A message is given as a function, so that messages can name one another. */
export type FieldType = "string" | "bytes" | "int" | "bool" | "time" | "intOrString" | (() => Message);

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly repeated?: true;
  /** A map from texts to values of the type. */
  readonly map?: true;
}

/** Fields by number. */
export type Message = { readonly [number: number]: Field };

const one = (name: string, type: FieldType = "string"): Field => ({ name, type });
const many = (name: string, type: FieldType = "string"): Field => ({ name, type, repeated: true });
const map = (name: string, type: FieldType = "string"): Field => ({ name, type, map: true });

const ownerReference: Message = {
  1: one("kind"),
  3: one("name"),
  4: one("uid"),
  5: one("apiVersion"),
  6: one("controller", "bool"),
  7: one("blockOwnerDeletion", "bool"),
};

const metadata: Message = {
  1: one("name"),
  2: one("generateName"),
  3: one("namespace"),
  4: one("selfLink"),
  5: one("uid"),
  6: one("resourceVersion"),
  7: one("generation", "int"),
  8: one("creationTimestamp", "time"),
  9: one("deletionTimestamp", "time"),
  10: one("deletionGracePeriodSeconds", "int"),
  11: map("labels"),
  12: map("annotations"),
  13: many("ownerReferences", () => ownerReference),
  14: many("finalizers"),
};
const meta = one("metadata", () => metadata);

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
  10: one("externalName"),
  13: one("publishNotReadyAddresses", "bool"),
  17: one("ipFamilyPolicy"),
  18: many("clusterIPs"),
  19: many("ipFamilies"),
  22: one("internalTrafficPolicy"),
};

const resourceAttributes: Message = {
  1: one("namespace"),
  2: one("verb"),
  3: one("group"),
  4: one("version"),
  5: one("resource"),
  6: one("subresource"),
  7: one("name"),
};

const nothing: Message = {};

/** Messages by `apiVersion/kind`. */
export const messages: { readonly [type: string]: Message } = {
  "v1/Namespace": {
    1: meta,
    2: one("spec", () => ({ 1: many("finalizers") })),
    3: one("status", () => ({ 1: one("phase") })),
  },
  "v1/ConfigMap": { 1: meta, 2: map("data"), 3: map("binaryData", "bytes"), 4: one("immutable", "bool") },
  "v1/Secret": { 1: meta, 2: map("data", "bytes"), 3: one("type"), 4: map("stringData"), 5: one("immutable", "bool") },
  "v1/ServiceAccount": {
    1: meta,
    2: many("secrets", () => objectReference),
    3: many("imagePullSecrets", () => ({ 1: one("name") })),
    4: one("automountServiceAccountToken", "bool"),
  },
  "v1/Service": {
    1: meta,
    2: one("spec", () => serviceSpec),
    3: one("status", () => ({ 1: one("loadBalancer", () => nothing) })),
  },
  "authorization.k8s.io/v1/SelfSubjectAccessReview": {
    1: meta,
    2: one("spec", () => ({
      1: one("resourceAttributes", () => resourceAttributes),
      2: one("nonResourceAttributes", () => ({ 1: one("path"), 2: one("verb") })),
    })),
    3: one("status", () => ({
      1: one("allowed", "bool"),
      2: one("reason"),
      3: one("evaluationError"),
      4: one("denied", "bool"),
    })),
  },
  "authorization.k8s.io/v1/SelfSubjectRulesReview": {
    1: meta,
    2: one("spec", () => ({ 1: one("namespace") })),
    3: one("status", () => ({ 3: one("incomplete", "bool"), 4: one("evaluationError") })),
  },
  "authentication.k8s.io/v1/SelfSubjectReview": {
    1: meta,
    2: one("status", () => ({ 1: one("userInfo", () => ({ 1: one("username"), 2: one("uid") })) })),
  },
};

/** The envelope of every object (runtime.Unknown). */
export const envelope: Message = {
  1: one("typeMeta", () => ({ 1: one("apiVersion"), 2: one("kind") })),
  2: one("raw", "bytes"),
  3: one("contentEncoding"),
  4: one("contentType"),
};
