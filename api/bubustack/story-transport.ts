import type { Static } from "../schema.ts";
import { anyObject, object, optional, string } from "../schema.ts";
import { labelName } from "../shared/names.ts";
import { transportStreamingSettings } from "../shared/streaming/settings.ts";

/** One entry of a Story's `spec.transports`. */
export const storyTransport = object("A transport under the name by which steps use it.", {
  name: labelName("Name by which steps use it, unique in the story; 1 to 63 characters.", 63),
  transportRef: string("Name of the Transport, 1 to 253 characters.", { minLength: 1, maxLength: 253 }),
  description: optional(string("What it is for; at most 4,096 characters.", { maxLength: 4_096 })),
  streaming: optional(transportStreamingSettings),
  settings: optional(anyObject("Settings for the transport's driver, over its own defaults.")),
});
export type StoryTransport = Static<typeof storyTransport>;
