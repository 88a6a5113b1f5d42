import { expect, test } from "vitest";
import { audioName, mimeFindings, repeated, sameAudio, sameMime, sameVideo, videoName } from "./media.ts";

test("absent and zero parameters agree with any", () => {
  expect(sameAudio({ name: "opus" }, { name: "opus", sampleRateHz: 48_000 })).toBe(true);
  expect(sameAudio({ name: "opus", channels: 0 }, { name: "opus", channels: 2 })).toBe(true);
  expect(sameAudio({ name: "opus", channels: 1 }, { name: "opus", channels: 2 })).toBe(false);
  expect(sameAudio({ name: "opus" }, { name: "pcm16" })).toBe(false);
  expect(sameVideo({ name: "h264", profile: "" }, { name: "h264", profile: "main" })).toBe(true);
  expect(sameVideo({ name: "h264", profile: "high" }, { name: "h264", profile: "main" })).toBe(false);
  expect(sameMime("Audio/WAV ", "audio/wav")).toBe(true);
});

test("codecs are named with the parameters that they set", () => {
  expect(audioName({ name: "opus", sampleRateHz: 48_000, channels: 1 })).toBe('"opus" at 48000 Hz with 1 channel');
  expect(audioName({ name: "raw" })).toBe('"raw"');
  expect(videoName({ name: "h264", profile: "main" })).toBe('"h264" of profile "main"');
});

test("what an earlier entry stands for is found, other parameters are another codec", () => {
  const codecs = [
    { name: "opus", sampleRateHz: 48_000 },
    { name: "opus", sampleRateHz: 16_000 },
    { name: "opus", sampleRateHz: 48_000, channels: 2 },
  ] as const;
  expect(repeated(["a"], codecs, sameAudio, audioName).map(({ path }) => path)).toEqual([["a", 2]]);
});

test("MIME types have two parts and may have parameters", () => {
  const texts = ["application/json", "text/plain; charset=utf-8", "json", "", "a/", "a/b/c"];
  expect(mimeFindings(["m"], texts).map(({ path, type }) => `${path[1]} ${type}`)).toEqual([
    "2 FieldValueInvalid",
    "3 FieldValueRequired",
    "4 FieldValueInvalid",
    "5 FieldValueInvalid",
  ]);
});
