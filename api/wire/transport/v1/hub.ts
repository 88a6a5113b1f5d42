/** Generated from api/proto/transport/v1/hub.proto by `npm run gen`. */

import type { Method, Static } from "../../message.ts";
import { list, message, nested, oneof, struct, textMap } from "../../message.ts";
import { AudioFrame, BinaryFrame, FlowControl, StreamEnvelope, TransportDescriptor, VideoFrame } from "./transport.ts";

/** A packet on its way through the hub. Its numbers differ from those of DataRequest. */
export const DataPacket = message("transport.v1.DataPacket", {
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
export type DataPacket = Static<typeof DataPacket>;

/** From a connector to the hub: a packet, flow control, or both. */
export const ProcessRequest = message("transport.v1.ProcessRequest", {
  /** The packet. */
  packet: nested(1, DataPacket),
  /** Acknowledgements, and leave to send more. */
  flow: nested(2, FlowControl),
});
export type ProcessRequest = Static<typeof ProcessRequest>;

/** From the hub to a connector: a packet, flow control, or both. */
export const ProcessResponse = message("transport.v1.ProcessResponse", {
  /** The packet. */
  packet: nested(1, DataPacket),
  /** Acknowledgements, and leave to send more. */
  flow: nested(2, FlowControl),
});
export type ProcessResponse = Static<typeof ProcessResponse>;

/** What the hub offers to connectors, and in peer-to-peer mode a connector to the one before it. */
export const HubService = {
  /** Packets and flow control, both ways. */
  process: {
    path: "/transport.v1.HubService/Process",
    request: ProcessRequest,
    response: ProcessResponse,
    clientStreams: true,
    serverStreams: true,
  },
} as const satisfies { [method: string]: Method };
