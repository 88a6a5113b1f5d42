/** An expression of a policy about a Pod, `object`. */
export interface Policy {
  readonly expression: string;
  /** It matches patterns, whose cost is that of the regular expressions: listed apart. */
  readonly pattern?: true;
}

const plain: readonly string[] = [
  "object.kind == 'Pod'",
  "object.metadata.namespace != 'default'",
  "object.metadata.namespace.startsWith('shop')",
  "!object.metadata.namespace.startsWith('kube-')",
  "'team' in object.metadata.labels",
  "has(object.metadata.labels) && 'app.kubernetes.io/name' in object.metadata.labels",
  "object.metadata.labels['app.kubernetes.io/name'] == object.metadata.labels.app",
  "object.metadata.labels.team in ['payments', 'search', 'catalog']",
  "['app', 'team', 'tier'].all(key, key in object.metadata.labels)",
  "has(object.metadata.ownerReferences) && object.metadata.ownerReferences.exists(o, o.kind == 'ReplicaSet')",
  "object.metadata.annotations['example.com/owner'].endsWith('@example.com')",
  "!has(object.spec.hostNetwork) || object.spec.hostNetwork == false",
  "!object.spec.hostNetwork && !object.spec.hostPID && !object.spec.hostIPC",
  "has(object.spec.serviceAccountName) && object.spec.serviceAccountName != 'default'",
  "has(object.spec.automountServiceAccountToken) && !object.spec.automountServiceAccountToken",
  "object.spec.restartPolicy == 'Always' || object.spec.restartPolicy == 'OnFailure'",
  "object.spec.terminationGracePeriodSeconds <= 300",
  "object.spec.priority < 100000",
  "has(object.spec.securityContext) && object.spec.securityContext.runAsNonRoot",
  "object.spec.securityContext.runAsUser > 0 && object.spec.securityContext.fsGroup >= 1000",
  "object.spec.nodeSelector['kubernetes.io/os'] == 'linux'",
  "object.spec.tolerations.all(t, t.effect != 'NoSchedule' || t.key != 'dedicated')",
  "object.spec.volumes.all(v, !has(v.hostPath))",
  "object.spec.volumes.all(v, has(v.configMap) || has(v.emptyDir) || has(v.projected) || has(v.secret))",
  "object.spec.containers.size() <= 10",
  "object.spec.containers.all(c, c.image.startsWith('registry.example.com/'))",
  "object.spec.containers.all(c, !c.image.endsWith(':latest') && c.image.contains(':'))",
  "object.spec.containers.all(c, ['registry.example.com/', 'ghcr.io/shop/'].exists(r, c.image.startsWith(r)))",
  "object.spec.containers.all(c, has(c.resources.limits) && 'memory' in c.resources.limits)",
  "object.spec.containers.all(c, has(c.resources) && has(c.resources.requests) && has(c.resources.requests.cpu))",
  "object.spec.containers.all(c, !has(c.securityContext.privileged) || !c.securityContext.privileged)",
  "object.spec.containers.all(c, has(c.securityContext) && c.securityContext.allowPrivilegeEscalation == false)",
  "object.spec.containers.all(c, 'ALL' in c.securityContext.capabilities.drop)",
  "object.spec.containers.all(c, !has(c.ports) || c.ports.all(p, !has(p.hostPort) && p.containerPort >= 1024))",
  "object.spec.containers.exists_one(c, c.name == object.metadata.labels.app)",
  "object.spec.containers.filter(c, has(c.livenessProbe)).size() > 0",
  "object.spec.containers.map(c, c.name) == ['checkout', 'proxy']",
  "object.spec.containers.all(c, !has(c.env) || c.env.all(e, !has(e.value) || !e.name.contains('PASSWORD')))",
  "(object.spec.containers + object.spec.initContainers).all(c, c.securityContext.readOnlyRootFilesystem)",
  "object.spec.containers.all(c, c.volumeMounts.all(m, object.spec.volumes.exists(v, v.name == m.name)))",
];

const patterns: readonly string[] = [
  "object.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
  "object.spec.containers.all(c, c.image.matches('^registry[.]example[.]com/[a-z0-9/-]+:v[0-9]+[.][0-9]+[.][0-9]+$'))",
  "object.metadata.annotations['example.com/owner'].matches('^[a-z.]+@example[.]com$')",
  "object.spec.containers.all(c, !c.image.matches(':(latest|dev|test)$'))",
];

/** Forty expressions, and four with patterns. Each holds for the Pod. */
export const policies: readonly Policy[] = [
  ...plain.map((expression) => ({ expression })),
  ...patterns.map((expression) => ({ expression, pattern: true as const })),
];
