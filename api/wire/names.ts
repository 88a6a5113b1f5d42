/** The words of the wire beside its messages. */

import { ControlAction, StreamType } from "./transport/v1/transport.ts";

/** The version of the contract; both sides of every stream must say the same text. */
export const protocolVersion = "1.0.0";

/** gRPC metadata. */
export const callMetadata = {
  /** On every stream: `protocolVersion`. */
  protocol: "bubu-transport-protocol",
  /** On a control stream of an engram: `<namespace>/<name>` of its TransportBinding. */
  binding: "bubu.transport.binding",
  /** On a stream to the hub: the run. */
  storyRunName: "storyrun-name",
  storyRunNamespace: "storyrun-namespace",
  /** On a stream to the hub: the step. */
  stepId: "current-step-id",
  /** On a stream to the hub: a whole number above 0. */
  connectorGeneration: "connector-generation",
  /** On a stream to the hub and in the first message of a connector: `required` or `none`. */
  capabilities: "startup.capabilities",
} as const;

/** How each kind of stream is called in the metadata key `type`. */
export const streamTypeNames: { readonly [type: number]: string } = {
  [StreamType.speechTranscript]: "speech.transcript.v1",
  [StreamType.speechTranslation]: "speech.translation.v1",
  [StreamType.speechTranscriptDelta]: "speech.transcript.delta",
  [StreamType.speechTranscriptDone]: "speech.transcript.done",
  [StreamType.speechVadActive]: "speech.vad.active",
  [StreamType.speechVadInactive]: "speech.vad.inactive",
  [StreamType.speechAudio]: "speech.audio.v1",
  [StreamType.speechAudioDelta]: "speech.audio.delta",
  [StreamType.speechAudioDone]: "speech.audio.done",
  [StreamType.speechAudioSummary]: "speech.audio.summary",
  [StreamType.speechTurn]: "speech.turn.v1",
  [StreamType.chatMessage]: "chat.message.v1",
  [StreamType.chatResponse]: "chat.response.v1",
  [StreamType.openaiChat]: "openai.chat.v1",
};

/** Control actions as text: `start-upstream`, `connector.ready`. */
export const controlNames: { readonly [action: number]: string } = {
  [ControlAction.noop]: "noop",
  [ControlAction.start]: "start",
  [ControlAction.stop]: "stop",
  [ControlAction.startUpstream]: "start-upstream",
  [ControlAction.stopUpstream]: "stop-upstream",
  [ControlAction.startDownstream]: "start-downstream",
  [ControlAction.stopDownstream]: "stop-downstream",
  [ControlAction.heartbeat]: "heartbeat",
  [ControlAction.connectorReady]: "connector.ready",
  [ControlAction.connectorCapabilities]: "connector.capabilities",
  [ControlAction.handoffDraining]: "handoff.draining",
  [ControlAction.handoffCutover]: "handoff.cutover",
  [ControlAction.handoffReady]: "handoff.ready",
  [ControlAction.ack]: "ack",
  [ControlAction.error]: "error",
  [ControlAction.codecSelect]: "codec-select",
};

const actionsByName = new Map(Object.entries(controlNames).map(([action, name]) => [name, Number(action)]));

/** A control verb as it is sent: by its number where it has one, else as text. */
export function controlVerb(name: string): { readonly action: number; readonly customAction: string } {
  const action = actionsByName.get(name);
  return action === undefined
    ? { action: ControlAction.unspecified, customAction: name }
    : { action, customAction: "" };
}

/** The verb of a control message: text that is not blank counts before the number. Undefined where it has none. */
export function controlName(given: { readonly action: number; readonly customAction: string }): string | undefined {
  const custom = given.customAction.trim();
  return custom === "" ? controlNames[given.action] : custom;
}
