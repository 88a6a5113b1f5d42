/**
 * Labels, annotations, finalizers and payload keys: part of the contract, equal byte for byte to what existing objects
 * and components use.
 */

/** Annotations. The comment says who sets them and on what. */
export const annotations = {
  /** On an exception from policies, by the webhook: who wrote any of it, as a JSON list of user names; none of them approves it. */
  authors: "policy.bubustack.io/authors",
  /** On a StoryRun: the token that its name was derived from. */
  triggerToken: "storyrun.bubustack.io/trigger-token",
  /** On a StoryRun: hex SHA-256 of its canonical inputs when it was created from a token. */
  triggerInputHash: "storyrun.bubustack.io/trigger-input-hash",
  /** On a StoryRun: name of the StoryTrigger that it came from. */
  triggerRequestName: "storyrun.bubustack.io/trigger-request-name",
  /** On a StoryRun: UID of that StoryTrigger. */
  triggerRequestUid: "storyrun.bubustack.io/trigger-request-uid",
  /** On a StoryRun, by users: a new value runs the whole story again. */
  redriveToken: "storyrun.bubustack.io/redrive-token",
  /** On a StoryRun: the last redrive token that was acted on. */
  redriveObserved: "storyrun.bubustack.io/redrive-observed",
  /** On a StoryRun, by users: `<step>:<token>` runs the story again from that step. */
  redriveFromStep: "storyrun.bubustack.io/redrive-from-step",
  /** On a StoryRun: the last `redrive-from-step` that was acted on. */
  redriveFromStepObserved: "storyrun.bubustack.io/redrive-from-step-observed",
  /** On a StoryRun: when its cancellation was seen, RFC 3339; its steps have their time to end from then on. */
  gracefulCancelObservedAt: "storyrun.bubustack.io/graceful-cancel-observed-at",
  /** On a StoryRun: the deadlines of its steps, as JSON. */
  stepTimers: "runs.bubustack.io/step-timers",
  /** On a StoryRun: it is counted in its Story's status. */
  storyRunRecorded: "storyrun.bubustack.io/trigger-recorded",
  /** On a StepRun: it is counted in its Engram's status. */
  stepRunRecorded: "steprun.bubustack.io/trigger-recorded",
  /** On a StepRun: UID of the Job that executes it. */
  jobUid: "runs.bubustack.io/job-uid",
  /** On a StepRun: how often its Job was created anew. */
  restartCount: "runs.bubustack.io/restart-count",
  /** On a StepRun: when its Job was created anew last, RFC 3339. */
  restartedAt: "runs.bubustack.io/restarted-at",
  /** On a StepRun: `true` asks it to end. */
  cancelRequested: "bubustack.io/cancel-requested",
  /** On a StepRun: what its templates were evaluated over, for people. */
  debugTemplateContext: "bubustack.io/debug-template-context",
  /** On a StepRun: the parts of that and their sizes. */
  templateContextSummary: "bubustack.io/template-context-summary",
  /** On a StepRun: bytes of that. */
  templateContextSize: "bubustack.io/template-context-size",
  /** On a Story, by users: `true` lets the controller resolve references in step configuration. */
  controllerResolve: "bubustack.io/controller-resolve",
  /** On runs: an identifier of the caller's that follows the work through the system. */
  correlationId: "bubustack.io/correlation-id",
  /** On a StepRun: its inputs have been resolved. */
  resolvedInputs: "bubustack.io/resolved-inputs",
  /** On a StepRun that materialises a value: what for. */
  materializePurpose: "bubustack.io/materialize-purpose",
  /** On a StepRun that materialises a value: for which step. */
  materializeTargetStep: "bubustack.io/materialize-target-step",
  /** On a StepRun that materialises a value: how. */
  materializeMode: "bubustack.io/materialize-mode",
  /** On a StepRun that materialises a value: over which transport. */
  materializeTransport: "bubustack.io/materialize-transport",
  /** On an Engram: the Secret of its certificate. */
  engramTlsSecret: "engram.bubustack.io/tls-secret",
  /** On a workload: the Secret of its certificate. */
  tlsSecret: "bubustack.io/tls-secret",
  /** On a workload: the TransportBinding that it uses. */
  transportBinding: "transport.bubustack.io/binding",
  /** On a TransportBinding: whether packets go through the hub or from step to step. */
  transportRoutingMode: "transport.bubustack.io/routing-mode",
  /** On a TransportBinding: the steps that come after, separated by commas. */
  transportDownstreamSteps: "transport.bubustack.io/downstream-steps",
  /** On a TransportBinding: the hub is ready for it. */
  transportReady: "transport.bobravoz.bubustack.io/ready",
  /** On a TransportBinding: what the hub says about it. */
  transportMessage: "transport.bobravoz.bubustack.io/message",
  /** On a workload: generation of its connector. */
  connectorGeneration: "bubustack.io/connector-generation",
  /** On a StepRun: hash of its trigger data. */
  triggerDataHash: "bubustack.io/trigger-data-hash",
  /** On a StepRun: key of its cache entry. */
  cacheKey: "cache.bubustack.io/key",
  /** On a StepRun: mode of its cache. */
  cacheMode: "cache.bubustack.io/mode",
  /** On a StepRun: life of its cache entry in seconds. */
  cacheTtlSeconds: "cache.bubustack.io/ttl-seconds",
  /** On a StepRun: whether the cache answered. */
  cacheStatus: "cache.bubustack.io/status",
  /** On a ServiceAccount: which of its annotations come from a storage policy. */
  managedStorageAnnotations: "runs.bubustack.io/managed-storage-annotations",
  /** On a Secret: it is a copy made for storage access. */
  managedStorageSecret: "bubustack.io/managed-storage-secret",
  /** On such a Secret: what it was copied from. */
  managedStorageSecretSource: "bubustack.io/managed-storage-secret-source",
  /** On any object of ours, by users: `true` lets it be deleted although others use it. Recorded. */
  forceDelete: "policy.bubustack.io/force-delete",
} as const;

/** Labels, on StoryRuns, StepRuns, StoryTriggers and the workloads that belong to them. */
export const labels = {
  /** Name of the Story. */
  story: "bubustack.io/story",
  /** Name of the Story, on runs. */
  storyName: "bubustack.io/story-name",
  /** Name of the step. */
  step: "bubustack.io/step",
  /** Name of the StepRun. */
  stepRun: "bubustack.io/steprun",
  /** Name of the StoryRun. */
  storyRun: "bubustack.io/storyrun",
  /** On a child run: name of the StoryRun that started it. */
  parentStoryRun: "bubustack.io/parent-storyrun",
  /** On a child run: name of the step that started it. */
  parentStep: "bubustack.io/parent-step",
  /** Index within a loop. */
  loopIndex: "bubustack.io/loop-index",
  /** Name of the Engram. */
  engram: "bubustack.io/engram",
  /** `true` on a StepRun that materialises a value. */
  materialize: "bubustack.io/materialize",
  /** Queue of the run. */
  queue: "bubustack.io/queue",
  /** Priority of the run within its queue. */
  queuePriority: "bubustack.io/queue-priority",
  /** The caller's identifier, where it is a valid label value. */
  correlationId: "bubustack.io/correlation-id",
} as const;

/** Finalizers. */
export const finalizers = {
  /** On a Story; guards nothing and is removed on deletion. */
  story: "story.bubustack.io/finalizer",
  /** On a StoryRun: its children are cleaned up before it goes. */
  storyRun: "storyrun.bubustack.io/finalizer",
  /** On a StepRun: its workload is cleaned up before it goes. */
  stepRun: "steprun.bubustack.io/finalizer",
  /** Reserved; never set. */
  impulseTemplate: "impulsetemplate.catalog.bubustack.io/finalizer",
} as const;

/** Keys that mark an object within a payload as standing for something else. */
export const payloadKeys = {
  /** The value lies in storage, under this key. */
  storageRef: "$bubuStorageRef",
  /** Path of the wanted part within the stored value. */
  storagePath: "$bubuStoragePath",
  /** Media type of the stored value. */
  storageContentType: "$bubuStorageContentType",
  /** Schema of the stored value. */
  storageSchema: "$bubuStorageSchema",
  /** Version of that schema. */
  storageSchemaVersion: "$bubuStorageSchemaVersion",
  /** The value is a key of a ConfigMap: `name:key`, `namespace/name:key`, or an object with name and key. */
  configMapRef: "$bubuConfigMapRef",
  /** The value is a key of a Secret, in the same forms. */
  secretRef: "$bubuSecretRef",
  /** The value is the result of a template that is evaluated later. */
  template: "$bubuTemplate",
  /** The variables of that template. */
  templateVars: "$bubuTemplateVars",
} as const;
