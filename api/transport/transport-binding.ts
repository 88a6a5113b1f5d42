import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, boolean, enums, list, object, optional, ref, string } from "../schema.ts";
import { storyRunReference } from "../shared/references.ts";
import { observed } from "../shared/status.ts";
import { audioCodec, mimeType, videoCodec } from "./media.ts";

const mostMedia = 100;
const media = { listType: "atomic", maxItems: mostMedia } as const;

const direction = enums("Which way it flows, seen from the step.", ["publish", "subscribe", "bidirectional"]);

/** A rule that a required scalar of the spec stays as it was; blanks around it do not count. */
const fixed = (field: string) => ({
  rule: `self.${field}.trim() == oldSelf.${field}.trim()`,
  message: `${field} cannot change`,
  fieldPath: `.${field}`,
});

const transportBindingSpec = object(
  "Which step is connected over which transport, with which media.",
  {
    transportRef: string("Name of the Transport, 1 to 253 characters; cannot change.", {
      minLength: 1,
      maxLength: 253,
    }),
    storyRunRef: optional(ref("The StoryRun of the step; cannot change.", storyRunReference)),
    stepName: string("Name of the step in its Story, 1 to 253 characters; cannot change.", {
      minLength: 1,
      maxLength: 253,
    }),
    engramName: string("Name of the StepRun, 1 to 253 characters; cannot change.", { minLength: 1, maxLength: 253 }),
    driver: string("The driver of the Transport, 1 to 253 characters; cannot change.", {
      minLength: 1,
      maxLength: 253,
    }),
    audio: optional(
      object("Audio that flows.", {
        direction,
        codecs: optional(list("Codecs in the order of preference, at most 100; default: any.", audioCodec, media)),
      }),
    ),
    video: optional(
      object("Video that flows.", {
        direction,
        codecs: optional(list("Codecs in the order of preference, at most 100; default: any.", videoCodec, media)),
        raw: optional(boolean("Pictures travel as pixels instead of encoded; default false.")),
      }),
    ),
    binary: optional(
      object("Anything else that flows.", {
        direction,
        mimeTypes: optional(list("MIME types in the order of preference, at most 100; default: any.", mimeType, media)),
      }),
    ),
    connectorEndpoint: optional(
      string("Where the step reaches its connector, as `host:port` or `unix:` path; at most 2,048 characters.", {
        maxLength: 2_048,
      }),
    ),
    rawSettings: optional(anyObject("The driver's settings: the Transport's, overlaid by those of the Story.")),
  },
  {
    rules: [
      {
        rule: "has(self.audio) || has(self.video) || has(self.binary)",
        message: "a binding carries at least one of audio, video and binary",
      },
      ...["transportRef", "driver", "stepName", "engramName"].map(fixed),
      {
        rule:
          "has(self.storyRunRef) == has(oldSelf.storyRunRef) && " +
          "(!has(self.storyRunRef) || self.storyRunRef == oldSelf.storyRunRef)",
        message: "storyRunRef cannot change",
        fieldPath: ".storyRunRef",
      },
    ],
  },
);

const transportBindingStatus = object("What the connector and the hub say.", {
  ...observed,
  negotiatedAudio: optional(ref("The audio codec that both sides agreed on.", audioCodec)),
  negotiatedVideo: optional(ref("The video codec that both sides agreed on.", videoCodec)),
  negotiatedBinary: optional(string("The MIME type that both sides agreed on.")),
  endpoint: optional(string("Where the connector reaches the hub, as `host:port`.")),
  downstreamHost: optional(string("Where the next step is reached without a hub.")),
  upstreamHost: optional(string("Where the step before is reached without a hub.")),
});

/** The connection of one running step to a transport. */
export const TransportBinding = kind({
  group: "transport.bubustack.io",
  kind: "TransportBinding",
  plural: "transportbindings",
  singular: "transportbinding",
  shortNames: ["tb", "tbind"],
  categories: ["bubu", "transport"],
  scope: "Namespaced",
  description: "The connection of one running step to a transport. The platform makes it; people read it.",
  columns: [
    { name: "Transport", type: "string", jsonPath: ".spec.transportRef", description: "The Transport." },
    { name: "Step", type: "string", jsonPath: ".spec.stepName", description: "The step that is connected." },
    { name: "Driver", type: "string", jsonPath: ".spec.driver", description: "The driver of the connector." },
    { name: "Endpoint", type: "string", jsonPath: ".status.endpoint", description: "Where the hub is reached." },
  ],
  selectableFields: [".spec.transportRef", ".spec.storyRunRef.name"],
  spec: transportBindingSpec,
  status: transportBindingStatus,
});
export type TransportBinding = ObjectOf<typeof TransportBinding>;
export type TransportBindingSpec = Static<typeof transportBindingSpec>;
export type TransportBindingStatus = Static<typeof transportBindingStatus>;
