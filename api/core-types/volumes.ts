/** Volumes of pods, and what they are made from: the fields of core/v1 as Kubernetes 1.36 publishes them, in the notation of `types.ts`. */
export const volumeFields = `
AWSElasticBlockStoreVolumeSource
  fsType partition:int32 readOnly:bool volumeID
AzureDiskVolumeSource
  cachingMode diskName diskURI fsType kind readOnly:bool
AzureFileVolumeSource
  readOnly:bool secretName shareName
CSIVolumeSource
  driver fsType nodePublishSecretRef:LocalObjectReference readOnly:bool volumeAttributes:{}
CephFSVolumeSource
  monitors:[] path readOnly:bool secretFile secretRef:LocalObjectReference user
CinderVolumeSource
  fsType readOnly:bool secretRef:LocalObjectReference volumeID
ClusterTrustBundleProjection
  labelSelector:LabelSelector name optional:bool path signerName
ConfigMapProjection
  items:[KeyToPath] name optional:bool
ConfigMapVolumeSource
  defaultMode:int32 items:[KeyToPath] name optional:bool
DownwardAPIProjection
  items:[DownwardAPIVolumeFile]
DownwardAPIVolumeFile
  fieldRef:ObjectFieldSelector mode:int32 path resourceFieldRef:ResourceFieldSelector
DownwardAPIVolumeSource
  defaultMode:int32 items:[DownwardAPIVolumeFile]
EmptyDirVolumeSource
  medium sizeLimit:quantity
EphemeralVolumeSource
  volumeClaimTemplate:PersistentVolumeClaimTemplate
FCVolumeSource
  fsType lun:int32 readOnly:bool targetWWNs:[] wwids:[]
FlexVolumeSource
  driver fsType options:{} readOnly:bool secretRef:LocalObjectReference
FlockerVolumeSource
  datasetName datasetUUID
GCEPersistentDiskVolumeSource
  fsType partition:int32 pdName readOnly:bool
GitRepoVolumeSource
  directory repository revision
GlusterfsVolumeSource
  endpoints path readOnly:bool
HostPathVolumeSource
  path type
ISCSIVolumeSource
  chapAuthDiscovery:bool chapAuthSession:bool fsType initiatorName iqn iscsiInterface lun:int32 portals:[]
  readOnly:bool secretRef:LocalObjectReference targetPortal
ImageVolumeSource
  pullPolicy reference
KeyToPath
  key mode:int32 path
LabelSelector!
  matchExpressions:[LabelSelectorRequirement] matchLabels:{}
LabelSelectorRequirement
  key operator values:[]
LocalObjectReference!
  name
ManagedFieldsEntry
  apiVersion fieldsType fieldsV1:any manager operation subresource time:time
NFSVolumeSource
  path readOnly:bool server
ObjectFieldSelector!
  apiVersion fieldPath
ObjectMeta
  annotations:{} creationTimestamp:time deletionGracePeriodSeconds:int64 deletionTimestamp:time finalizers:[]set
  generateName generation:int64 labels:{} managedFields:[ManagedFieldsEntry] name namespace
  ownerReferences:[OwnerReference]uid resourceVersion selfLink uid
OwnerReference!
  apiVersion blockOwnerDeletion:bool controller:bool kind name uid
PersistentVolumeClaimSpec
  accessModes:[] dataSource:TypedLocalObjectReference dataSourceRef:TypedObjectReference
  resources:VolumeResourceRequirements selector:LabelSelector storageClassName volumeAttributesClassName volumeMode
  volumeName
PersistentVolumeClaimTemplate
  metadata:ObjectMeta spec:PersistentVolumeClaimSpec
PersistentVolumeClaimVolumeSource
  claimName readOnly:bool
PhotonPersistentDiskVolumeSource
  fsType pdID
PodCertificateProjection
  certificateChainPath credentialBundlePath keyPath keyType maxExpirationSeconds:int32 signerName userAnnotations:{}
PortworxVolumeSource
  fsType readOnly:bool volumeID
ProjectedVolumeSource
  defaultMode:int32 sources:[VolumeProjection]
QuobyteVolumeSource
  group readOnly:bool registry tenant user volume
RBDVolumeSource
  fsType image keyring monitors:[] pool readOnly:bool secretRef:LocalObjectReference user
ResourceFieldSelector!
  containerName divisor:quantity resource
ScaleIOVolumeSource
  fsType gateway protectionDomain readOnly:bool secretRef:LocalObjectReference sslEnabled:bool storageMode
  storagePool system volumeName
SecretProjection
  items:[KeyToPath] name optional:bool
SecretVolumeSource
  defaultMode:int32 items:[KeyToPath] optional:bool secretName
ServiceAccountTokenProjection
  audience expirationSeconds:int64 path
StorageOSVolumeSource
  fsType readOnly:bool secretRef:LocalObjectReference volumeName volumeNamespace
TypedLocalObjectReference!
  apiGroup kind name
TypedObjectReference
  apiGroup kind name namespace
Volume
  awsElasticBlockStore:AWSElasticBlockStoreVolumeSource azureDisk:AzureDiskVolumeSource
  azureFile:AzureFileVolumeSource cephfs:CephFSVolumeSource cinder:CinderVolumeSource
  configMap:ConfigMapVolumeSource csi:CSIVolumeSource downwardAPI:DownwardAPIVolumeSource
  emptyDir:EmptyDirVolumeSource ephemeral:EphemeralVolumeSource fc:FCVolumeSource flexVolume:FlexVolumeSource
  flocker:FlockerVolumeSource gcePersistentDisk:GCEPersistentDiskVolumeSource gitRepo:GitRepoVolumeSource
  glusterfs:GlusterfsVolumeSource hostPath:HostPathVolumeSource image:ImageVolumeSource iscsi:ISCSIVolumeSource name
  nfs:NFSVolumeSource persistentVolumeClaim:PersistentVolumeClaimVolumeSource
  photonPersistentDisk:PhotonPersistentDiskVolumeSource portworxVolume:PortworxVolumeSource
  projected:ProjectedVolumeSource quobyte:QuobyteVolumeSource rbd:RBDVolumeSource scaleIO:ScaleIOVolumeSource
  secret:SecretVolumeSource storageos:StorageOSVolumeSource vsphereVolume:VsphereVirtualDiskVolumeSource
VolumeProjection
  clusterTrustBundle:ClusterTrustBundleProjection configMap:ConfigMapProjection downwardAPI:DownwardAPIProjection
  podCertificate:PodCertificateProjection secret:SecretProjection serviceAccountToken:ServiceAccountTokenProjection
VolumeResourceRequirements
  limits:{quantity} requests:{quantity}
VsphereVirtualDiskVolumeSource
  fsType storagePolicyID storagePolicyName volumePath
`;
