import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { line } from "../finding.ts";
import type { Answer, Ask } from "../related.ts";
import { askKey, Related } from "../related.ts";
import type { Context } from "../rule.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import type { Reference } from "./reference.ts";
import { absentFindings, pinAsk, referenceAsk, uidFindings, versionFindings } from "./reference.ts";

const ask: Ask = { verb: "get", kind: "Story", namespace: "default", name: "s" };
const reference = (to: Reference["to"]): Reference => ({
  from: "StoryRun",
  path: ["spec", "storyRef"],
  kind: "Story",
  to,
});
function context(answer?: Answer): Context {
  const related = new Related(new Map(answer === undefined ? [] : [[askKey(ask), answer]]));
  const base = { object: {}, facts: {}, operation: "CREATE", namespace: "default", name: "x" } as const;
  return { ...base, related, settings: defaultSettings, host };
}
const found = (object: JsonObject): Context => context({ state: "found", object });
const said = (all: ReturnType<typeof absentFindings>) => all.map((one) => line({ ...one, rule: "r" }));

test("the object is asked for in its own namespace or the one at hand, and not where it may not lead", () => {
  expect(referenceAsk(context(), reference({ name: "s" }))).toEqual([ask]);
  expect(referenceAsk(context(), reference({ name: "s", namespace: "default" }))).toEqual([ask]);
  expect(referenceAsk(context(), reference({ name: "s", namespace: "other" }))).toEqual([]);
  expect(referenceAsk(context(), reference({ name: "" }))).toEqual([]);
  expect(referenceAsk(context(), reference(undefined))).toEqual([]);
});

test("a pin is asked about where there is one", () => {
  expect(pinAsk(context(), reference({ name: "s" }), "version")).toEqual([]);
  expect(pinAsk(context(), reference({ name: "s", version: "1" }), "version")).toEqual([ask]);
  expect(pinAsk(context(), reference({ name: "s", uid: "u" }), "uid")).toEqual([ask]);
});

test("what does not exist is named", () => {
  const gone = context({ state: "absent", confirmed: true });
  expect(said(absentFindings(gone, reference({ name: "s" }), "apply it"))).toEqual([
    'spec.storyRef.name: Story "default/s" does not exist; apply it [r]',
  ]);
  expect(absentFindings(found({}), reference({ name: "s" }), "apply it")).toEqual([]);
  expect(absentFindings(gone, reference(undefined), "apply it")).toEqual([]);
});

test("a version is compared without blanks around it", () => {
  const one = found({ spec: { version: "1" } });
  expect(versionFindings(one, reference({ name: "s", version: " 1 " }))).toEqual([]);
  expect(versionFindings(one, reference({ name: "s" }))).toEqual([]);
  expect(said(versionFindings(one, reference({ name: "s", version: "2" })))).toEqual([
    'spec.storyRef.version: "2" is pinned, and Story "default/s" has version "1"; pin "1" [r]',
  ]);
  expect(said(versionFindings(found({ spec: {} }), reference({ name: "s", version: "2" })))).toEqual([
    'spec.storyRef.version: "2" is pinned, and Story "default/s" has no version; ' +
      "remove the pin, or give the object that version [r]",
  ]);
});

test("a UID is compared with that of an object which has one", () => {
  const live = found({ metadata: { uid: "a" } });
  expect(uidFindings(live, reference({ name: "s", uid: "a" }))).toEqual([]);
  expect(uidFindings(found({ metadata: {} }), reference({ name: "s", uid: "b" }))).toEqual([]);
  expect(said(uidFindings(live, reference({ name: "s", uid: "b" })))).toEqual([
    'spec.storyRef.uid: "b" is meant, and Story "default/s" is "a"; ' +
      "leave the UID out, or name the object that is there [r]",
  ]);
});
