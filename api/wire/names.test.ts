import { expect, test } from "vitest";
import { controlName, controlNames, controlVerb, streamTypeNames } from "./names.ts";
import { ControlAction, StreamType } from "./transport/v1/transport.ts";

test("every type and every action but the unspecified has one name", () => {
  const numbers = (of: { readonly [word: string]: number }) => Object.values(of).filter((number) => number !== 0);
  expect(Object.keys(streamTypeNames).map(Number)).toEqual(numbers(StreamType));
  expect(Object.keys(controlNames).map(Number)).toEqual(numbers(ControlAction));
  expect(new Set(Object.values(streamTypeNames)).size).toBe(14);
});

test("verbs go by number where they have one, others as text", () => {
  expect(controlVerb("handoff.ready")).toEqual({ action: 13, customAction: "" });
  expect(controlVerb("downstream.delivered")).toEqual({ action: 0, customAction: "downstream.delivered" });
  expect(controlName({ action: 13, customAction: " " })).toBe("handoff.ready");
  expect(controlName({ action: 13, customAction: "downstream.delivered" })).toBe("downstream.delivered");
  expect(controlName({ action: 99, customAction: "" })).toBeUndefined();
});
