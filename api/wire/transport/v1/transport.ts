/** Generated from api/proto/transport/v1/transport.proto by `npm run gen`. */

import type { Method, Static } from "../../message.ts";
import {
  bool,
  bytes,
  enumeration,
  int32,
  list,
  message,
  nested,
  oneof,
  string,
  struct,
  textMap,
  uint32,
  uint64,
} from "../../message.ts";

/** What a control message asks for or says. Other verbs travel as custom_action. */
export const ControlAction = {
  unspecified: 0,
  noop: 1,
  start: 2,
  stop: 3,
  startUpstream: 4,
  stopUpstream: 5,
  startDownstream: 6,
  stopDownstream: 7,
  heartbeat: 8,
  connectorReady: 9,
  connectorCapabilities: 10,
  handoffDraining: 11,
  handoffCutover: 12,
  handoffReady: 13,
  ack: 14,
  error: 15,
  codecSelect: 16,
} as const;

/** Whether a sender holds back or goes on. */
export const FlowControlSignal = {
  unspecified: 0,
  pause: 1,
  resume: 2,
} as const;

/** A vocabulary for the metadata key `type`; no field has this type. */
export const StreamType = {
  unspecified: 0,
  speechTranscript: 1,
  speechTranslation: 2,
  speechTranscriptDelta: 3,
  speechTranscriptDone: 4,
  speechVadActive: 5,
  speechVadInactive: 6,
  speechAudio: 7,
  speechAudioDelta: 8,
  speechAudioDone: 9,
  speechAudioSummary: 10,
  speechTurn: 11,
  chatMessage: 12,
  chatResponse: 13,
  openaiChat: 14,
} as const;

/** A piece of sound. */
export const AudioFrame = message("transport.v1.AudioFrame", {
  /** Samples, or encoded bytes where codec says so. */
  pcm: bytes(1, { max: 10485760 }),
  /** Samples a second. */
  sampleRateHz: int32(2, { min: 8000, max: 192000 }),
  /** Channels, interleaved. */
  channels: int32(3, { min: 1, max: 8 }),
  /** How the bytes are encoded: pcm16, opus. */
  codec: string(4, { max: 32 }),
  /** Time within the medium in milliseconds. */
  timestampMs: uint64(5),
});
export type AudioFrame = Static<typeof AudioFrame>;

/** A picture. */
export const VideoFrame = message("transport.v1.VideoFrame", {
  /** The encoded picture, or its pixels where raw is set. */
  payload: bytes(1, { max: 10485760 }),
  /** How the bytes are encoded: h264, vp8. */
  codec: string(2, { max: 32 }),
  /** Width in pixels. */
  width: uint32(3, { max: 16384 }),
  /** Height in pixels. */
  height: uint32(4, { max: 16384 }),
  /** Time within the medium in milliseconds. */
  timestampMs: uint64(5),
  /** The payload is pixels. */
  raw: bool(6),
});
export type VideoFrame = Static<typeof VideoFrame>;

/** Anything else. */
export const BinaryFrame = message("transport.v1.BinaryFrame", {
  /** The bytes. */
  payload: bytes(1, { max: 10485760 }),
  /** What they are; blank stands for application/octet-stream. */
  mimeType: string(2, { max: 255 }),
  /** When they were made, in milliseconds. */
  timestampMs: uint64(3),
});
export type BinaryFrame = Static<typeof BinaryFrame>;

/** What a packet may say about the transport it came over. */
export const TransportConfig = message("transport.v1.TransportConfig", {
  /** Name of the Transport. */
  transportRef: string(1, { max: 253 }),
  /** Why the transport is used in this mode. */
  modeReason: string(2, { max: 512 }),
});
export type TransportConfig = Static<typeof TransportConfig>;

/** A transport that a packet knows of. */
export const TransportDescriptor = message("transport.v1.TransportDescriptor", {
  /** Its name in the Story. */
  name: string(1, { max: 128 }),
  /** What kind of transport it is. */
  kind: string(2, { max: 128 }),
  /** How it is used: hot or fallback. */
  mode: string(3, { max: 128 }),
  /** What else is known about it. Never where to connect, and no credentials. */
  typedConfig: nested(5, TransportConfig),
});
export type TransportDescriptor = Static<typeof TransportDescriptor>;

/** Place of a packet in its stream, and of a chunk in its message. */
export const StreamEnvelope = message("transport.v1.StreamEnvelope", {
  /** The stream. */
  streamId: string(1, { max: 128 }),
  /** Place in the stream, from 1; 0 has none. */
  sequence: uint64(2),
  /** The part of the stream in which order is kept. */
  partition: string(3, { max: 128 }),
  /** The message that this chunk is a part of. */
  chunkId: string(4, { max: 128 }),
  /** Place of the chunk in the message, from 0. */
  chunkIndex: uint32(5),
  /** Number of chunks; 0 for a message in one piece. */
  chunkCount: uint32(6, { max: 256 }),
  /** Bytes of this chunk, where known. */
  chunkBytes: uint32(7, { max: 10485760 }),
  /** Bytes of the whole message, where known. */
  totalBytes: uint32(8, { max: 67108864 }),
});
export type StreamEnvelope = Static<typeof StreamEnvelope>;

/** What a publisher hands on. The shape of DataRequest, in no service. */
export const PublishRequest = message("transport.v1.PublishRequest", {
  /** The medium. */
  frame: oneof({
    audio: nested(1, AudioFrame),
    video: nested(2, VideoFrame),
    binary: nested(3, BinaryFrame),
  }),
  /** What is known about the packet: story, run, step and others. */
  metadata: textMap(4, { limits: { max: 100 }, keys: { min: 1, max: 128 }, values: { max: 1024 } }),
  /** The content. */
  payload: struct(5),
  /** The step's inputs. */
  inputs: struct(6),
  /** Transports that the packet knows of. */
  transports: list(nested(7, TransportDescriptor), { max: 10 }),
  /** Place in the stream. */
  envelope: nested(8, StreamEnvelope),
});
export type PublishRequest = Static<typeof PublishRequest>;

/** How far one partition is processed. */
export const PartitionAck = message("transport.v1.PartitionAck", {
  /** The partition. */
  partition: string(1, { max: 128 }),
  /** Everything up to this sequence is processed. */
  ack: uint64(2),
});
export type PartitionAck = Static<typeof PartitionAck>;

/** Acknowledgements, and leave to send more. */
export const FlowControl = message("transport.v1.FlowControl", {
  /** Everything up to this sequence is processed. */
  ack: uint64(1),
  /** Messages that may be sent in addition. */
  creditsMessages: uint32(2),
  /** Bytes that may be sent in addition. */
  creditsBytes: uint32(3),
  /** The same for each partition. */
  partitionAcks: list(nested(6, PartitionAck), { max: 256 }),
  /** Hold back, or go on. */
  signal: enumeration(7),
});
export type FlowControl = Static<typeof FlowControl>;

/** From an engram to its connector. */
export const ControlRequest = message("transport.v1.ControlRequest", {
  /** What is asked for or said. */
  action: enumeration(1),
  /** What is known besides. */
  metadata: textMap(2, { limits: { max: 100 }, keys: { min: 1, max: 128 }, values: { max: 1024 } }),
  /** Acknowledgements that travel along. */
  flow: nested(3, FlowControl),
  /** A verb that ControlAction does not have; it then counts instead of the action. */
  customAction: string(4, { max: 128 }),
});
export type ControlRequest = Static<typeof ControlRequest>;

/** What went wrong. */
export const ControlError = message("transport.v1.ControlError", {
  /** A code of whoever says it, 0 or more. */
  code: int32(1, { min: 0 }),
  /** For people and logs; no secrets, no paths. */
  message: string(2, { max: 2048 }),
  /** More about it. */
  details: textMap(3, { limits: { max: 50 }, keys: { min: 1, max: 128 }, values: { max: 1024 } }),
});
export type ControlError = Static<typeof ControlError>;

/** From a connector to its engram. */
export const ControlResponse = message("transport.v1.ControlResponse", {
  /** What is asked for or said. */
  action: enumeration(1),
  /** What is known besides. */
  metadata: textMap(2, { limits: { max: 100 }, keys: { min: 1, max: 128 }, values: { max: 1024 } }),
  /** Acknowledgements that travel along. */
  flow: nested(3, FlowControl),
  /** A verb that ControlAction does not have; it then counts instead of the action. */
  customAction: string(4, { max: 128 }),
  /** What went wrong, with CONTROL_ACTION_ERROR. */
  error: nested(5, ControlError),
});
export type ControlResponse = Static<typeof ControlResponse>;

/** How a connector is bound: what an engram is told about its transport. */
export const BindingInfo = message("transport.v1.BindingInfo", {
  /** Name of the Transport. */
  transportRef: string(1, { max: 128 }),
  /** Driver of the connector. */
  driver: string(2, { max: 128 }),
  /** Where the connector is: host:port or unix://path. */
  endpoint: string(3, { max: 2048 }),
  /** Audio codecs that it takes. */
  audioCodecs: list(string(4, { max: 64 }), { max: 32 }),
  /** Video codecs that it takes. */
  videoCodecs: list(string(5, { max: 64 }), { max: 32 }),
  /** The merged settings of the transport as JSON. */
  payload: bytes(6, { max: 1048576 }),
  /** MIME types that it takes. */
  binaryTypes: list(string(7, { max: 255 }), { max: 32 }),
  /** Version of this contract that it speaks; must be 1.0.0. */
  protocolVersion: string(8, { max: 128 }),
});
export type BindingInfo = Static<typeof BindingInfo>;

/** From an engram to the world. */
export const DataRequest = message("transport.v1.DataRequest", {
  /** The medium. */
  frame: oneof({
    audio: nested(1, AudioFrame),
    video: nested(2, VideoFrame),
    binary: nested(3, BinaryFrame),
  }),
  /** What is known about the packet: story, run, step and others. */
  metadata: textMap(4, { limits: { max: 100 }, keys: { min: 1, max: 128 }, values: { max: 1024 } }),
  /** The content. */
  payload: struct(5),
  /** The step's inputs. */
  inputs: struct(6),
  /** Transports that the packet knows of. */
  transports: list(nested(7, TransportDescriptor), { max: 10 }),
  /** Place in the stream. */
  envelope: nested(8, StreamEnvelope),
});
export type DataRequest = Static<typeof DataRequest>;

/** From the world to an engram. */
export const DataResponse = message("transport.v1.DataResponse", {
  /** The medium. */
  frame: oneof({
    audio: nested(1, AudioFrame),
    video: nested(2, VideoFrame),
    binary: nested(3, BinaryFrame),
  }),
  /** What is known about the packet: story, run, step and others. */
  metadata: textMap(4, { limits: { max: 100 }, keys: { min: 1, max: 128 }, values: { max: 1024 } }),
  /** The content. */
  payload: struct(5),
  /** The step's inputs. */
  inputs: struct(6),
  /** Transports that the packet knows of. */
  transports: list(nested(7, TransportDescriptor), { max: 10 }),
  /** Place in the stream. */
  envelope: nested(8, StreamEnvelope),
});
export type DataResponse = Static<typeof DataResponse>;

/** From a hub to a connector that it pushes to. */
export const HubPushRequest = message("transport.v1.HubPushRequest", {
  /** What is known about the packet: story, run, step and others. */
  metadata: textMap(1, { limits: { max: 100 }, keys: { min: 1, max: 128 }, values: { max: 1024 } }),
  /** The content. */
  payload: struct(2),
  /** The step's inputs. */
  inputs: struct(3),
  /** The medium. */
  frame: oneof({
    audio: nested(4, AudioFrame),
    video: nested(5, VideoFrame),
    binary: nested(6, BinaryFrame),
  }),
  /** Transports that the packet knows of. */
  transports: list(nested(7, TransportDescriptor), { max: 10 }),
  /** Place in the stream. */
  envelope: nested(8, StreamEnvelope),
});
export type HubPushRequest = Static<typeof HubPushRequest>;

/** From such a connector back to the hub. */
export const HubPushResponse = message("transport.v1.HubPushResponse", {
  /** What is known about the packet: story, run, step and others. */
  metadata: textMap(1, { limits: { max: 100 }, keys: { min: 1, max: 128 }, values: { max: 1024 } }),
  /** The content. */
  payload: struct(2),
  /** The step's inputs. */
  inputs: struct(3),
  /** Transports that the packet knows of. */
  transports: list(nested(4, TransportDescriptor), { max: 10 }),
  /** The medium. */
  frame: oneof({
    audio: nested(5, AudioFrame),
    video: nested(6, VideoFrame),
    binary: nested(7, BinaryFrame),
  }),
  /** Place in the stream. */
  envelope: nested(8, StreamEnvelope),
});
export type HubPushResponse = Static<typeof HubPushResponse>;

/** What a connector offers to its engram. */
export const TransportConnectorService = {
  /** Content, both ways. */
  data: {
    path: "/transport.v1.TransportConnectorService/Data",
    request: DataRequest,
    response: DataResponse,
    clientStreams: true,
    serverStreams: true,
  },
  /** Directives and acknowledgements, both ways. */
  control: {
    path: "/transport.v1.TransportConnectorService/Control",
    request: ControlRequest,
    response: ControlResponse,
    clientStreams: true,
    serverStreams: true,
  },
  /** Content that a hub pushes. Reserved: nobody serves or calls it. */
  hubPush: {
    path: "/transport.v1.TransportConnectorService/HubPush",
    request: HubPushRequest,
    response: HubPushResponse,
    clientStreams: true,
    serverStreams: true,
  },
} as const satisfies { [method: string]: Method };
