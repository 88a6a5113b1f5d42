import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { AudioCodec, VideoCodec } from "@bubustack/api/transport/media";
import type { Found } from "../finding.ts";
import { duplicate, invalid, required } from "../finding.ts";

/** True where two audio codecs can be the same: equal names, and no parameter that both set differs. */
export function sameAudio(one: AudioCodec, other: AudioCodec): boolean {
  return one.name === other.name && agree(one.sampleRateHz, other.sampleRateHz) && agree(one.channels, other.channels);
}

/** True where two video codecs can be the same: equal names, and profiles that do not differ where both are set. */
export function sameVideo(one: VideoCodec, other: VideoCodec): boolean {
  const [a = "", b = ""] = [one.profile, other.profile];
  return one.name === other.name && (a === "" || b === "" || a === b);
}

/** True where two MIME types are the same; letter case does not count. */
export function sameMime(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function agree(one = 0, other = 0): boolean {
  return one === 0 || other === 0 || one === other;
}

/** An audio codec in words: `opus at 48000 Hz with 2 channels`. */
export function audioName({ name, sampleRateHz = 0, channels = 0 }: AudioCodec): string {
  const rate = sampleRateHz === 0 ? "" : ` at ${sampleRateHz} Hz`;
  return `${brief(name)}${rate}${channels === 0 ? "" : ` with ${channels} ${channels === 1 ? "channel" : "channels"}`}`;
}

/** A video codec in words: `h264 of profile main`. */
export function videoName({ name, profile = "" }: VideoCodec): string {
  return `${brief(name)}${profile === "" ? "" : ` of profile ${brief(profile)}`}`;
}

/** Entries that are compared with each other; longer lists are refused by the schema. */
const most = 200;

/** Entries that another one before them already stands for. */
export function repeated<T>(
  path: Path,
  list: readonly T[],
  same: (one: T, other: T) => boolean,
  name: (one: T) => string,
): readonly Found[] {
  return list.slice(0, most).flatMap((one, at) => {
    const first = list.findIndex((other) => same(one, other));
    if (first === at || first < 0) return [];
    const message = `${name(one)} is covered by the entry ${first}`;
    return [duplicate([...path, at], message, { fix: "remove one of them, or tell them apart by their parameters" })];
  });
}

/** MIME types that are blank, or not of the form `type/subtype`. */
export function mimeFindings(path: Path, list: readonly string[]): readonly Found[] {
  return list.flatMap((text, at) => {
    const place = [...path, at];
    const fix = 'write a MIME type such as "application/json"';
    if (text.trim() === "") return [required(place, "is blank", { fix })];
    return /^[^\s/]+\/[^\s/]+(\s*;.*)?$/.test(text.trim())
      ? []
      : [invalid(place, `${brief(text)} is not a MIME type`, { fix })];
  });
}
