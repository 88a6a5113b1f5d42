import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { AudioCodec, VideoCodec } from "@bubustack/api/transport/media";
import type { TransportBindingContext } from "../facts/transport.ts";

/** What is known about the Transport of a binding, read from an object that no schema has looked at here. */
export interface Offered {
  readonly driver: string;
  readonly audio: readonly AudioCodec[];
  readonly video: readonly VideoCodec[];
  readonly binary: readonly string[];
}

/** The Transport of a binding, where it is known to exist. */
export function offered({ facts, related }: TransportBindingContext): Offered | undefined {
  const found = related.get("Transport", "", facts.transport);
  if (found === undefined) return undefined;
  const spec = isObject(found["spec"]) ? found["spec"] : {};
  return {
    driver: text(spec["driver"]).trim(),
    // The names are compared with names that a schema has checked: others match nothing.
    audio: objects(spec["supportedAudio"]).map(
      (one) =>
        ({
          name: text(one["name"]),
          sampleRateHz: count(one["sampleRateHz"]),
          channels: count(one["channels"]),
        }) as AudioCodec,
    ),
    video: objects(spec["supportedVideo"]).map(
      (one) => ({ name: text(one["name"]), profile: text(one["profile"]) }) as VideoCodec,
    ),
    binary: list(spec["supportedBinary"]).map(text),
  };
}

function list(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return list(value).filter(isObject);
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function count(value: Json | undefined): number {
  return typeof value === "number" ? value : 0;
}
