import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import type { TransportBindingContext } from "../facts/transport.ts";
import type { Answer } from "../related.ts";
import { Related } from "../related.ts";
import { offered } from "./transport.ts";

const context = (answer: Answer): TransportBindingContext =>
  ({
    facts: { transport: "live", asks: [] },
    related: new Related({ get: () => answer }),
  }) as unknown as TransportBindingContext;
const found = (spec: JsonObject[string]) => offered(context({ state: "found", object: { spec } }));

test("a Transport that is not there offers nothing", () => {
  expect(offered(context({ state: "absent", confirmed: true }))).toBeUndefined();
});

test("what it offers is read from whatever stands there", () => {
  expect(
    found({ driver: " acme ", supportedAudio: [{ name: "opus", channels: 2 }, 5], supportedBinary: ["a/b", 1] }),
  ).toEqual({
    driver: "acme",
    audio: [{ name: "opus", sampleRateHz: 0, channels: 2 }],
    video: [],
    binary: ["a/b", ""],
  });
  expect(found("odd")).toEqual({ driver: "", audio: [], video: [], binary: [] });
});
