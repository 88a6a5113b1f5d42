/** The fields of the core types that our kinds embed, as k8s.io/api 0.36 declares them: `path: [required] type`. */
export const coreShapes: { readonly [type: string]: { readonly [path: string]: string } } = {
  Affinity: {
    ".nodeAffinity": "object",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution": "list of object",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference": "required object",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions": "list of object",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions[].key":
      "required string",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions[].operator":
      "required string",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions[].values":
      "list of string",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchFields": "list of object",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchFields[].key": "required string",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchFields[].operator":
      "required string",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchFields[].values": "list of string",
    ".nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight": "required int32",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution": "object",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms": "required list of object",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions":
      "list of object",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[].key":
      "required string",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[].operator":
      "required string",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[].values":
      "list of string",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchFields": "list of object",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchFields[].key":
      "required string",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchFields[].operator":
      "required string",
    ".nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchFields[].values":
      "list of string",
    ".podAffinity": "object",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution": "list of object",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm": "required object",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector": "object",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions":
      "list of object",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions[].key":
      "required string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions[].operator":
      "required string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions[].values":
      "list of string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchLabels":
      "map of string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.matchLabelKeys": "list of string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.mismatchLabelKeys":
      "list of string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector": "object",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchExpressions":
      "list of object",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchExpressions[].key":
      "required string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchExpressions[].operator":
      "required string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchExpressions[].values":
      "list of string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchLabels":
      "map of string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaces": "list of string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.topologyKey": "required string",
    ".podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight": "required int32",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution": "list of object",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector": "object",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions": "list of object",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[].key":
      "required string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[].operator":
      "required string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[].values":
      "list of string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchLabels": "map of string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].matchLabelKeys": "list of string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].mismatchLabelKeys": "list of string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector": "object",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchExpressions":
      "list of object",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchExpressions[].key":
      "required string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchExpressions[].operator":
      "required string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchExpressions[].values":
      "list of string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchLabels": "map of string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaces": "list of string",
    ".podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].topologyKey": "required string",
    ".podAntiAffinity": "object",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution": "list of object",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm": "required object",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector": "object",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions":
      "list of object",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions[].key":
      "required string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions[].operator":
      "required string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions[].values":
      "list of string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchLabels":
      "map of string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.matchLabelKeys":
      "list of string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.mismatchLabelKeys":
      "list of string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector": "object",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchExpressions":
      "list of object",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchExpressions[].key":
      "required string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchExpressions[].operator":
      "required string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchExpressions[].values":
      "list of string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector.matchLabels":
      "map of string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaces": "list of string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.topologyKey": "required string",
    ".podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight": "required int32",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution": "list of object",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector": "object",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions":
      "list of object",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[].key":
      "required string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[].operator":
      "required string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[].values":
      "list of string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchLabels": "map of string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].matchLabelKeys": "list of string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].mismatchLabelKeys": "list of string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector": "object",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchExpressions":
      "list of object",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchExpressions[].key":
      "required string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchExpressions[].operator":
      "required string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchExpressions[].values":
      "list of string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector.matchLabels": "map of string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].namespaces": "list of string",
    ".podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].topologyKey": "required string",
  },
  Condition: {
    ".lastTransitionTime": "required time",
    ".message": "required string",
    ".observedGeneration": "int64",
    ".reason": "required string",
    ".status": "required string",
    ".type": "required string",
  },
  EmptyDirVolumeSource: {
    ".medium": "string",
    ".sizeLimit": "intOrString",
  },
  PolicyRule: {
    ".apiGroups": "list of string",
    ".nonResourceURLs": "list of string",
    ".resourceNames": "list of string",
    ".resources": "list of string",
    ".verbs": "required list of string",
  },
  Probe: {
    ".exec": "object",
    ".exec.command": "list of string",
    ".failureThreshold": "int32",
    ".grpc": "object",
    ".grpc.port": "required int32",
    ".grpc.service": "required string",
    ".httpGet": "object",
    ".httpGet.host": "string",
    ".httpGet.httpHeaders": "list of object",
    ".httpGet.httpHeaders[].name": "required string",
    ".httpGet.httpHeaders[].value": "required string",
    ".httpGet.path": "string",
    ".httpGet.port": "required intOrString",
    ".httpGet.scheme": "string",
    ".initialDelaySeconds": "int32",
    ".periodSeconds": "int32",
    ".successThreshold": "int32",
    ".tcpSocket": "object",
    ".tcpSocket.host": "string",
    ".tcpSocket.port": "required intOrString",
    ".terminationGracePeriodSeconds": "int64",
    ".timeoutSeconds": "int32",
  },
  Toleration: {
    ".effect": "string",
    ".key": "string",
    ".operator": "string",
    ".tolerationSeconds": "int64",
    ".value": "string",
  },
};
