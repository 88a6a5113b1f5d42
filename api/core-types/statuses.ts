/** How far pods are: the fields of core/v1 as Kubernetes 1.36 publishes them, in the notation of `types.ts`. */
export const statusFields = `
ContainerExtendedResourceRequest
  containerName requestName resourceName
ContainerState
  running:ContainerStateRunning terminated:ContainerStateTerminated waiting:ContainerStateWaiting
ContainerStateRunning
  startedAt:time
ContainerStateTerminated
  containerID exitCode:int32 finishedAt:time message reason signal:int32 startedAt:time
ContainerStateWaiting
  message reason
ContainerStatus
  allocatedResources:{quantity} allocatedResourcesStatus:[ResourceStatus]name containerID image imageID
  lastState:ContainerState name ready:bool resources:ResourceRequirements restartCount:int32 started:bool
  state:ContainerState stopSignal user:ContainerUser volumeMounts:[VolumeMountStatus]mountPath
ContainerUser
  linux:LinuxContainerUser
HostIP
  ip
ImageVolumeStatus
  imageRef
LinuxContainerUser
  gid:int64 supplementalGroups:[int64] uid:int64
NodeAllocatableResourceClaimStatus
  containers:[]set resourceClaimName resources:{quantity}
PodCondition
  lastProbeTime:time lastTransitionTime:time message observedGeneration:int64 reason status type
PodExtendedResourceClaimStatus
  requestMappings:[ContainerExtendedResourceRequest] resourceClaimName
PodIP
  ip
PodResourceClaimStatus
  name resourceClaimName
PodStatus
  allocatedResources:{quantity} conditions:[PodCondition]type containerStatuses:[ContainerStatus]
  ephemeralContainerStatuses:[ContainerStatus] extendedResourceClaimStatus:PodExtendedResourceClaimStatus hostIP
  hostIPs:[HostIP] initContainerStatuses:[ContainerStatus] message
  nodeAllocatableResourceClaimStatuses:[NodeAllocatableResourceClaimStatus] nominatedNodeName
  observedGeneration:int64 phase podIP podIPs:[PodIP]ip qosClass reason resize
  resourceClaimStatuses:[PodResourceClaimStatus]name resources:ResourceRequirements startTime:time
ResourceHealth
  health message resourceID
ResourceStatus
  name resources:[ResourceHealth]resourceID
VolumeMountStatus
  mountPath name readOnly:bool recursiveReadOnly volumeStatus:VolumeStatus
VolumeStatus
  image:ImageVolumeStatus
`;
