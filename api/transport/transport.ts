import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, integer, list, object, optional, ref, string, time } from "../schema.ts";
import { observed, validated } from "../shared/status.ts";
import { transportStreamingSettings } from "../shared/streaming/settings.ts";
import { audioCodec, mimeType, videoCodec } from "./media.ts";

const mostMedia = 100;
const media = { listType: "atomic", maxItems: mostMedia } as const;

const transportSpec = object(
  "What carries the messages, which media it can carry, and how it does.",
  {
    provider: string("What stands behind it, such as `livekit`; 1 to 253 characters.", {
      minLength: 1,
      maxLength: 253,
    }),
    driver: string("The driver of the connector that speaks it; 1 to 253 characters.", {
      minLength: 1,
      maxLength: 253,
    }),
    connectorImage: optional(
      string("Image of a connector that fits, for people; at most 512 characters.", { maxLength: 512 }),
    ),
    supportedAudio: optional(list("The audio codecs that it carries, at most 100.", audioCodec, media)),
    supportedVideo: optional(list("The video codecs that it carries, at most 100.", videoCodec, media)),
    supportedBinary: optional(list("The MIME types that it carries, at most 100.", mimeType, media)),
    streaming: optional(
      ref("How messages flow, unless a Story's transport says otherwise.", transportStreamingSettings),
    ),
    configSchema: optional(anyObject("JSON Schema of the driver's settings.")),
    defaultSettings: optional(
      anyObject("Settings of the driver, unless a Story's transport says otherwise; `env` becomes its environment."),
    ),
  },
  {
    rules: [
      {
        rule:
          "(has(self.supportedAudio) && self.supportedAudio.size() > 0) || " +
          "(has(self.supportedVideo) && self.supportedVideo.size() > 0) || " +
          "(has(self.supportedBinary) && self.supportedBinary.size() > 0)",
        message: "a transport carries at least one of audio, video and binary",
      },
    ],
  },
);

const transportStatus = object("What is known about the transport.", {
  ...observed,
  ...validated,
  usageCount: optional(integer("Number of Stories that use it.")),
  availableAudio: optional(list("Audio codecs that its connectors have agreed on.", audioCodec)),
  availableVideo: optional(list("Video codecs that its connectors have agreed on.", videoCodec)),
  availableBinary: optional(list("MIME types that its connectors have agreed on.", mimeType)),
  pendingBindings: optional(integer("Number of TransportBindings that are not ready yet.")),
  lastHeartbeatTime: optional(time("When one of its connectors was heard of last.")),
});

/** Something that carries messages between the steps of realtime Stories. */
export const Transport = kind({
  group: "transport.bubustack.io",
  kind: "Transport",
  plural: "transports",
  singular: "transport",
  shortNames: ["transport"],
  categories: ["bubu", "ai"],
  scope: "Cluster",
  description: "What carries messages between the steps of realtime Stories: a driver, its media and its settings.",
  columns: [],
  spec: transportSpec,
  status: transportStatus,
});
export type Transport = ObjectOf<typeof Transport>;
export type TransportSpec = Static<typeof transportSpec>;
export type TransportStatus = Static<typeof transportStatus>;
