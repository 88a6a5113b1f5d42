import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { reference } from "@bubustack/cli/build/image/write";
import {
  controllerAccount,
  systemNamespace as namespace,
  registrarAccount,
  systemObjects,
  webhookAccount,
} from "@bubustack/dev/accounts";
import { serviceName } from "@bubustack/policies/registration/names";

/** A program of the image, as a Deployment runs it. */
interface Program {
  /** Of the Deployment and of its ServiceAccount. */
  readonly name: string;
  readonly file: string;
  readonly replicas: number;
  readonly probe: { readonly port: number; readonly scheme: "HTTP" | "HTTPS" };
}

/** Two replicas of the webhooks, each with an authority of its own, the registrar, and the controllers. */
export const programs: readonly Program[] = [
  { name: serviceName, file: "webhooks.js", replicas: 2, probe: { port: 9443, scheme: "HTTPS" } },
  { name: "bubu-registrar", file: "registrar.js", replicas: 1, probe: { port: 8081, scheme: "HTTP" } },
  { name: "bubu-controller", file: "controller.js", replicas: 1, probe: { port: 8081, scheme: "HTTP" } },
];

/** All objects of an installation besides the CRDs, in the order in which they are created. */
export function platform(): readonly JsonObject[] {
  const accounts = [webhookAccount(kinds), registrarAccount(), controllerAccount()];
  return [
    ...systemObjects.map(restricted),
    ...accounts.flatMap(({ objects }) => objects),
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: serviceName, namespace },
      spec: { selector: { app: serviceName }, ports: [{ port: 443, targetPort: 9443 }] },
    },
    ...programs.map(deployment),
  ];
}

/** The namespace takes only Pods of the level `restricted`. */
function restricted(object: JsonObject): JsonObject {
  const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
  return { ...object, metadata: { name: namespace, labels } };
}

function deployment({ name, file, replicas, probe }: Program): JsonObject {
  const labels = { app: name };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "program",
              image: reference,
              imagePullPolicy: "Never",
              args: [`/app/${file}`],
              readinessProbe: { httpGet: { path: "/readyz", ...probe }, periodSeconds: 1 },
              livenessProbe: { httpGet: { path: "/healthz", ...probe } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
            },
          ],
        },
      },
    },
  };
}
