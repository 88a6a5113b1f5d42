/** Pods and their containers: the fields of core/v1 as Kubernetes 1.36 publishes them, in the notation of `types.ts`. */
export const podFields = `
Affinity
  nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
AppArmorProfile
  localhostProfile type
Capabilities
  add:[] drop:[]
ConfigMapEnvSource
  name optional:bool
ConfigMapKeySelector!
  key name optional:bool
Container
  args:[] command:[] env:[EnvVar]name envFrom:[EnvFromSource] image imagePullPolicy lifecycle:Lifecycle
  livenessProbe:Probe name ports:[ContainerPort]containerPort,protocol readinessProbe:Probe
  resizePolicy:[ContainerResizePolicy] resources:ResourceRequirements restartPolicy
  restartPolicyRules:[ContainerRestartRule] securityContext:SecurityContext startupProbe:Probe stdin:bool
  stdinOnce:bool terminationMessagePath terminationMessagePolicy tty:bool volumeDevices:[VolumeDevice]devicePath
  volumeMounts:[VolumeMount]mountPath workingDir
ContainerPort
  containerPort:int32 hostIP hostPort:int32 name protocol
ContainerResizePolicy
  resourceName restartPolicy
ContainerRestartRule
  action exitCodes:ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes
  operator values:[int32]set
EnvFromSource
  configMapRef:ConfigMapEnvSource prefix secretRef:SecretEnvSource
EnvVar
  name value valueFrom:EnvVarSource
EnvVarSource
  configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector fileKeyRef:FileKeySelector
  resourceFieldRef:ResourceFieldSelector secretKeyRef:SecretKeySelector
EphemeralContainer
  args:[] command:[] env:[EnvVar]name envFrom:[EnvFromSource] image imagePullPolicy lifecycle:Lifecycle
  livenessProbe:Probe name ports:[ContainerPort]containerPort,protocol readinessProbe:Probe
  resizePolicy:[ContainerResizePolicy] resources:ResourceRequirements restartPolicy
  restartPolicyRules:[ContainerRestartRule] securityContext:SecurityContext startupProbe:Probe stdin:bool
  stdinOnce:bool targetContainerName terminationMessagePath terminationMessagePolicy tty:bool
  volumeDevices:[VolumeDevice]devicePath volumeMounts:[VolumeMount]mountPath workingDir
ExecAction
  command:[]
FileKeySelector!
  key optional:bool path volumeName
GRPCAction
  port:int32 service
HTTPGetAction
  host httpHeaders:[HTTPHeader] path port:port scheme
HTTPHeader
  name value
HostAlias
  hostnames:[] ip
Lifecycle
  postStart:LifecycleHandler preStop:LifecycleHandler stopSignal
LifecycleHandler
  exec:ExecAction httpGet:HTTPGetAction sleep:SleepAction tcpSocket:TCPSocketAction
NodeAffinity
  preferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm]
  requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
NodeSelector!
  nodeSelectorTerms:[NodeSelectorTerm]
NodeSelectorRequirement
  key operator values:[]
NodeSelectorTerm!
  matchExpressions:[NodeSelectorRequirement] matchFields:[NodeSelectorRequirement]
PodAffinity
  preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
  requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
PodAffinityTerm
  labelSelector:LabelSelector matchLabelKeys:[] mismatchLabelKeys:[] namespaceSelector:LabelSelector namespaces:[]
  topologyKey
PodAntiAffinity
  preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
  requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
PodDNSConfig
  nameservers:[] options:[PodDNSConfigOption] searches:[]
PodDNSConfigOption
  name value
PodOS
  name
PodReadinessGate
  conditionType
PodResourceClaim
  name resourceClaimName resourceClaimTemplateName
PodSchedulingGate
  name
PodSchedulingGroup
  podGroupName
PodSecurityContext
  appArmorProfile:AppArmorProfile fsGroup:int64 fsGroupChangePolicy runAsGroup:int64 runAsNonRoot:bool
  runAsUser:int64 seLinuxChangePolicy seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile
  supplementalGroups:[int64] supplementalGroupsPolicy sysctls:[Sysctl] windowsOptions:WindowsSecurityContextOptions
PodSpec
  activeDeadlineSeconds:int64 affinity:Affinity automountServiceAccountToken:bool containers:[Container]name
  dnsConfig:PodDNSConfig dnsPolicy enableServiceLinks:bool ephemeralContainers:[EphemeralContainer]name
  hostAliases:[HostAlias]ip hostIPC:bool hostNetwork:bool hostPID:bool hostUsers:bool hostname hostnameOverride
  imagePullSecrets:[LocalObjectReference]name initContainers:[Container]name nodeName nodeSelector:{}! os:PodOS
  overhead:{quantity} preemptionPolicy priority:int32 priorityClassName readinessGates:[PodReadinessGate]
  resourceClaims:[PodResourceClaim]name resources:ResourceRequirements restartPolicy runtimeClassName schedulerName
  schedulingGates:[PodSchedulingGate]name schedulingGroup:PodSchedulingGroup securityContext:PodSecurityContext
  serviceAccount serviceAccountName setHostnameAsFQDN:bool shareProcessNamespace:bool subdomain
  terminationGracePeriodSeconds:int64 tolerations:[Toleration]
  topologySpreadConstraints:[TopologySpreadConstraint]topologyKey,whenUnsatisfiable volumes:[Volume]name
PreferredSchedulingTerm
  preference:NodeSelectorTerm weight:int32
Probe
  exec:ExecAction failureThreshold:int32 grpc:GRPCAction httpGet:HTTPGetAction initialDelaySeconds:int32
  periodSeconds:int32 successThreshold:int32 tcpSocket:TCPSocketAction terminationGracePeriodSeconds:int64
  timeoutSeconds:int32
ResourceClaim
  name request
ResourceRequirements
  claims:[ResourceClaim]name limits:{quantity} requests:{quantity}
SELinuxOptions
  level role type user
SeccompProfile
  localhostProfile type
SecretEnvSource
  name optional:bool
SecretKeySelector!
  key name optional:bool
SecurityContext
  allowPrivilegeEscalation:bool appArmorProfile:AppArmorProfile capabilities:Capabilities privileged:bool procMount
  readOnlyRootFilesystem:bool runAsGroup:int64 runAsNonRoot:bool runAsUser:int64 seLinuxOptions:SELinuxOptions
  seccompProfile:SeccompProfile windowsOptions:WindowsSecurityContextOptions
SleepAction
  seconds:int64
Sysctl
  name value
TCPSocketAction
  host port:port
Toleration
  effect key operator tolerationSeconds:int64 value
TopologySpreadConstraint
  labelSelector:LabelSelector matchLabelKeys:[] maxSkew:int32 minDomains:int32 nodeAffinityPolicy nodeTaintsPolicy
  topologyKey whenUnsatisfiable
VolumeDevice
  devicePath name
VolumeMount
  mountPath mountPropagation name readOnly:bool recursiveReadOnly subPath subPathExpr
WeightedPodAffinityTerm
  podAffinityTerm:PodAffinityTerm weight:int32
WindowsSecurityContextOptions
  gmsaCredentialSpec gmsaCredentialSpecName hostProcess:bool runAsUserName
`;
