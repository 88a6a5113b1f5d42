import type { Json } from "../case.ts";
import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

const container = (name: string, more: object = {}): Json => ({
  name,
  image: `registry.example.com/team/${name}:v1.2.3`,
  resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "500m", memory: "256Mi" } },
  securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ["ALL"] } },
  ports: [{ name: "http", containerPort: 8080, protocol: "TCP" }],
  ...more,
});
const pod: Json = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "web-0",
    namespace: "shop",
    labels: { app: "web", "app.kubernetes.io/name": "web", team: "payments" },
    annotations: { "example.com/owner": "alice@example.com" },
    creationTimestamp: "2024-05-01T10:00:00Z",
  },
  spec: {
    serviceAccountName: "web",
    hostNetwork: false,
    containers: [container("web"), container("sidecar", { securityContext: { privileged: true } })],
    initContainers: [container("init", { image: "busybox" })],
    volumes: [
      { name: "data", emptyDir: {} },
      { name: "host", hostPath: { path: "/var/log" } },
    ],
    nodeSelector: { zone: "a" },
    tolerations: [{ key: "dedicated", operator: "Exists" }],
    terminationGracePeriodSeconds: 30,
  },
};
const variables = {
  object: pod,
  oldObject: null,
  request: {
    operation: "CREATE",
    userInfo: { username: "alice", groups: ["developers", "system:authenticated"] },
    dryRun: false,
  },
  namespaceObject: { metadata: { name: "shop", labels: { "pod-security": "baseline" } } },
  params: { allowedRegistries: ["registry.example.com/", "ghcr.io/org/"], maxReplicas: 5, forbidden: ["latest"] },
};

export const pods: Area = {
  name: "pods",
  groups: [
    group(
      "policies",
      raw`
object.spec.containers.all(c, !has(c.securityContext) || !has(c.securityContext.privileged) || !c.securityContext.privileged)
object.spec.containers.all(c, c.?securityContext.?privileged.orValue(false) == false)
object.spec.containers.filter(c, c.?securityContext.?privileged.orValue(false)).map(c, c.name)
object.spec.containers.all(c, c.image.startsWith('registry.example.com/'))
object.spec.containers.all(c, params.allowedRegistries.exists(r, c.image.startsWith(r)))
(object.spec.containers + object.spec.initContainers).all(c, c.image.contains(':'))
(object.spec.containers + object.spec.?initContainers.orValue([])).filter(c, !c.image.contains(':')).map(c, c.name).join(', ')
object.spec.containers.all(c, !c.image.endsWith(':latest'))
object.spec.containers.all(c, !params.forbidden.exists(f, c.image.endsWith(':' + f)))
object.spec.containers.all(c, c.image.matches('^[a-z0-9./-]+:v[0-9]+\\.[0-9]+\\.[0-9]+$'))
object.spec.containers.all(c, has(c.resources.limits.memory))
object.spec.containers.all(c, has(c.resources) && has(c.resources.limits) && has(c.resources.limits.cpu))
object.spec.containers.all(c, quantity(c.resources.limits.memory).isLessThan(quantity('1Gi')))
object.spec.containers.all(c, quantity(c.resources.requests.cpu).compareTo(quantity(c.resources.limits.cpu)) <= 0)
object.spec.containers.map(c, quantity(c.resources.requests.memory).asInteger()).sum()
object.spec.containers.all(c, c.securityContext.runAsNonRoot)
object.spec.containers.all(c, c.?securityContext.?runAsNonRoot.orValue(false))
object.spec.containers.exists(c, 'ALL' in c.?securityContext.?capabilities.?drop.orValue([]))
!has(object.spec.hostNetwork) || !object.spec.hostNetwork
!object.spec.?hostPID.orValue(false)
object.spec.volumes.all(v, !has(v.hostPath))
object.spec.volumes.filter(v, has(v.hostPath)).all(v, v.hostPath.path.startsWith('/var/log'))
object.spec.containers.all(c, c.?ports.orValue([]).all(p, p.containerPort >= 1024))
object.spec.containers.map(c, c.ports.map(p, p.containerPort)).size()
object.spec.containers.all(c, object.spec.containers.exists_one(d, d.name == c.name))
object.spec.serviceAccountName != 'default'
object.spec.?serviceAccountName.orValue('default') == object.metadata.labels.app
'team' in object.metadata.labels
has(object.metadata.labels.team) && object.metadata.labels.team in ['payments', 'search']
object.metadata.labels['app.kubernetes.io/name'] == object.metadata.labels.app
object.metadata.?annotations['example.com/owner'].orValue('').endsWith('@example.com')
object.metadata.annotations.all(k, !k.startsWith('internal.'))
object.metadata.labels.all(k, v, v.size() <= 63)
object.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')
!format.dns1123Label().validate(object.metadata.name).hasValue()
object.metadata.namespace == namespaceObject.metadata.name
namespaceObject.metadata.labels[?'pod-security'].orValue('privileged') != 'privileged'
timestamp(object.metadata.creationTimestamp) < timestamp('2024-06-01T00:00:00Z')
timestamp(object.metadata.creationTimestamp).getHours('Europe/Berlin') >= 8
object.spec.terminationGracePeriodSeconds <= 60
request.operation in ['CREATE', 'UPDATE']
request.operation == 'CREATE' || object.spec == oldObject.spec
request.userInfo.username == 'alice' || 'system:masters' in request.userInfo.groups
request.userInfo.groups.exists(g, g.startsWith('system:serviceaccounts'))
!request.dryRun
oldObject == null
oldObject == null || oldObject.metadata.name == object.metadata.name
object.spec.replicas <= params.maxReplicas
!has(object.spec.replicas) || object.spec.replicas <= params.maxReplicas
'container ' + object.spec.containers[0].name + ' uses ' + object.spec.containers[0].image
'%d containers in %s'.format([object.spec.containers.size(), object.metadata.name])
object.spec.containers.map(c, c.name).isSorted()
sets.contains(['web', 'sidecar', 'proxy'], object.spec.containers.map(c, c.name))
object.spec.tolerations.all(t, t.?operator.orValue('Equal') != 'Exists' || has(t.key))
object.spec.nodeSelector == {'zone': 'a'}
object.kind == 'Pod' && object.apiVersion == 'v1'
object.spec.containers.transformMap(i, c, c.name)[0]
object.spec.containers.all(i, c, c.name != '' && i < 10)
object.spec.containers[?0].?image.orValue('')
object.spec.containers[9].image
object.status.phase
object.spec.containers.all(c, c.absent)
type(object.spec.containers)
object.spec.volumes.map(v, v.name)
object.spec.containers.map(c, c.image.split(':')[1])
object.spec.containers.all(c, semver(c.image.split(':')[1], true).compareTo(semver('1.0.0')) >= 0)
object.spec.containers.map(c, c.image.find('[^/]+$'))
object.metadata.labels.map(k, k).sort()
object.metadata.labels.transformList(k, v, k + '=' + v).sort().join(',')
`,
      { variables },
    ),
  ],
};
