import type { Static } from "../schema.ts";
import { boolean, enums, integer, object, optional, string } from "../schema.ts";

/** Reuse of the output of an earlier execution with the same inputs. */
export const cachePolicy = object("Reuse of the output of an earlier execution with the same inputs.", {
  enabled: optional(boolean("Turns the cache on or off; default true once this block is set.")),
  key: optional(
    string("Template of the cache key, at most 4,096 characters; default: a hash of the inputs.", { maxLength: 4_096 }),
  ),
  salt: optional(
    string("Text mixed into the key, to start over without deleting entries; at most 1,024 characters.", {
      maxLength: 1_024,
    }),
  ),
  mode: optional(
    enums("Whether entries are looked up, stored, or both; default `readWrite`.", ["read", "write", "readWrite"]),
  ),
  ttlSeconds: optional(integer("Life of an entry in seconds; 0 or less, the default, never expires.")),
});
export type CachePolicy = Static<typeof cachePolicy>;
