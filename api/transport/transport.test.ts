import { expect, expectTypeOf, test } from "vitest";
import { storyTransport } from "../bubustack/story-transport.ts";
import type { TransportStreamingSettings } from "../shared/streaming/settings.ts";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import type { Transport as TransportObject } from "./transport.ts";
import { Transport } from "./transport.ts";

const spec = structural(Transport.spec);
const least = { provider: "acme", driver: "acme", supportedBinary: ["application/json"] };

test("a Transport needs its provider and its driver", () => {
  expect(valueProblems(spec, least)).toEqual([]);
  expect(valueProblems(spec, {})).toEqual([".provider: required", ".driver: required"]);
});

test("Story and Transport have one streaming type: what one accepts, the other does", () => {
  expectTypeOf<NonNullable<TransportObject["spec"]["streaming"]>>().toEqualTypeOf<TransportStreamingSettings>();
  const { description: _, ...own } = spec.properties?.streaming ?? {};
  const { description: __, ...story } = structural(storyTransport).properties?.streaming ?? {};
  expect(own).toEqual(story);
});

test.each([
  [{ ...least, driver: "" }, ".driver: length"],
  [{ ...least, supportedAudio: [{ name: "Opus" }] }, ".supportedAudio[0].name: enum"],
  [{ ...least, supportedAudio: [{ name: "opus", channels: -1 }] }, ".supportedAudio[0].channels: range"],
  [{ ...least, supportedVideo: [{ profile: "main" }] }, ".supportedVideo[0].name: required"],
  [{ ...least, streaming: { routing: { maxDownstreams: 0 } } }, ".streaming.routing.maxDownstreams: range"],
  [{ ...least, defaultSettings: "none" }, ".defaultSettings: type"],
])("%j is refused", (value, problem) => {
  expect(valueProblems(spec, value)).toEqual([problem]);
});
