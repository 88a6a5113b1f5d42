/** The media that a transport can carry: shared by Transport and TransportBinding. */
import type { Static } from "../schema.ts";
import { enums, integer, object, optional, string } from "../schema.ts";

/** Names of audio codecs. */
export const audioCodecs = [
  "pcm16",
  "pcm24",
  "opus",
  "g711-mu",
  "g711-a",
  "g722",
  "aac",
  "mp3",
  "flac",
  "raw",
] as const;

/** Names of video codecs. */
export const videoCodecs = ["h264", "vp8", "vp9", "av1", "raw-yuv420", "raw-rgb", "raw-bgr"] as const;

/** An audio codec with its parameters. */
export const audioCodec = object("An audio codec; an absent or zero parameter stands for any.", {
  name: enums("The codec.", audioCodecs),
  sampleRateHz: optional(integer("Samples a second, 0 or more; default: any.", { minimum: 0 })),
  channels: optional(integer("Number of channels, 0 or more; default: any.", { minimum: 0 })),
});
export type AudioCodec = Static<typeof audioCodec>;

/** A video codec with its profile. */
export const videoCodec = object("A video codec; an absent profile stands for any.", {
  name: enums("The codec.", videoCodecs),
  profile: optional(string("Profile of the codec, at most 128 characters; default: any.", { maxLength: 128 })),
});
export type VideoCodec = Static<typeof videoCodec>;

/** A MIME type. */
export const mimeType = string("A MIME type such as `application/json`, at most 255 characters.", { maxLength: 255 });
