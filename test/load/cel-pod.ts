import type { Json } from "../oracle/cel/case.ts";

const resources = { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } };
const securityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  runAsUser: 65532,
  seccompProfile: { type: "RuntimeDefault" },
};
const scratch = { name: "tmp", mountPath: "/tmp" };
const mounts = [
  { name: "config", mountPath: "/etc/app", readOnly: true },
  scratch,
  { name: "token", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount", readOnly: true },
];
const quiet = {
  imagePullPolicy: "IfNotPresent",
  terminationMessagePath: "/dev/termination-log",
  terminationMessagePolicy: "File",
};

/** A Pod as many clusters run it, with what the API server fills in: about 4 KB of JSON. */
export const pod: Json = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "checkout-7d9c5b8f6-x2x7q",
    generateName: "checkout-7d9c5b8f6-",
    namespace: "shop",
    uid: "6f1c2b9a-4a2b-4b53-9d0c-0c8f1a0e5d11",
    creationTimestamp: "2024-05-01T10:00:00Z",
    labels: {
      app: "checkout",
      "app.kubernetes.io/name": "checkout",
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/version": "2.14.1",
      "pod-template-hash": "7d9c5b8f6",
      team: "payments",
      tier: "backend",
    },
    annotations: {
      "prometheus.io/scrape": "true",
      "prometheus.io/port": "9090",
      "example.com/owner": "payments@example.com",
      "example.com/on-call": "https://on-call.example.com/teams/payments",
    },
    ownerReferences: [
      {
        apiVersion: "apps/v1",
        kind: "ReplicaSet",
        name: "checkout-7d9c5b8f6",
        controller: true,
        blockOwnerDeletion: true,
      },
    ],
  },
  spec: {
    serviceAccountName: "checkout",
    automountServiceAccountToken: false,
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
    restartPolicy: "Always",
    dnsPolicy: "ClusterFirst",
    schedulerName: "default-scheduler",
    terminationGracePeriodSeconds: 30,
    priority: 1000,
    priorityClassName: "business",
    nodeSelector: { "kubernetes.io/os": "linux", pool: "general" },
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      fsGroup: 65532,
      seccompProfile: { type: "RuntimeDefault" },
    },
    tolerations: [
      { key: "node.kubernetes.io/not-ready", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
      { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
    ],
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
    ],
    initContainers: [
      {
        name: "migrate",
        image: "registry.example.com/shop/migrate:v2.14.1",
        args: ["--wait", "--timeout=60s"],
        resources,
        securityContext,
        ...quiet,
      },
    ],
    containers: [
      {
        name: "checkout",
        image: "registry.example.com/shop/checkout:v2.14.1",
        args: ["--config=/etc/app/config.yaml", "--port=8080"],
        env: [
          { name: "LOG_LEVEL", value: "info" },
          { name: "REGION", value: "eu-central-1" },
          { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "checkout-db", key: "password" } } },
        ],
        ports: [
          { name: "http", containerPort: 8080, protocol: "TCP" },
          { name: "metrics", containerPort: 9090, protocol: "TCP" },
        ],
        livenessProbe: { httpGet: { path: "/healthz", port: 8080 }, periodSeconds: 10, failureThreshold: 3 },
        readinessProbe: { httpGet: { path: "/readyz", port: 8080 }, periodSeconds: 5, failureThreshold: 3 },
        volumeMounts: mounts,
        resources,
        securityContext,
        ...quiet,
      },
      {
        name: "proxy",
        image: "registry.example.com/mesh/proxy:v1.9.0",
        args: ["--upstream=127.0.0.1:8080"],
        ports: [{ name: "proxy", containerPort: 15001, protocol: "TCP" }],
        volumeMounts: [scratch],
        resources,
        securityContext,
        ...quiet,
      },
    ],
    volumes: [
      { name: "config", configMap: { name: "checkout-config", defaultMode: 420 } },
      { name: "tmp", emptyDir: {} },
      { name: "token", projected: { sources: [{ serviceAccountToken: { path: "token", expirationSeconds: 3607 } }] } },
    ],
  },
};
