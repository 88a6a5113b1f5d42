/** The objects that the examples of rules are made of. All of them are called `demo` in namespace `default`. */
import { Engram } from "@bubustack/api/bubustack/engram";
import { Story } from "@bubustack/api/bubustack/story";
import { EngramTemplate } from "@bubustack/api/catalog/engram-template";
import type { JsonObject } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";
import { apiVersion } from "@bubustack/api/kind";
import { EffectClaim } from "@bubustack/api/runs/effect-claim";
import { StepRun } from "@bubustack/api/runs/step-run";
import { StoryRun } from "@bubustack/api/runs/story-run";
import { StoryTrigger } from "@bubustack/api/runs/story-trigger";
import { groupOf } from "../edges/table.ts";

/** An object of a kind. */
export function make(kind: Kind, metadata: JsonObject, spec: JsonObject): JsonObject {
  return { apiVersion: apiVersion(kind), kind: kind.kind, metadata, spec };
}

/** A Story with one sleeping step, unless `spec` says otherwise. */
export function story(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return make(Story, { name: "demo", namespace: "default", ...metadata }, { steps: [sleeping("nap")], ...spec });
}

/** A Story of the given steps. */
export function steps(...given: readonly JsonObject[]): JsonObject {
  return story({ steps: given });
}

/** A step that needs nothing else to be valid. */
export function sleeping(name: string, more: JsonObject = {}): JsonObject {
  return { name, type: "sleep", with: { duration: "1s" }, ...more };
}

/** A step that runs an Engram. */
export function running(name: string, engramName: string, more: JsonObject = {}): JsonObject {
  return { name, ref: { name: engramName }, ...more };
}

/** A step that executes another Story. */
export function executing(name: string, storyName: string, more: JsonObject = {}): JsonObject {
  return { name, type: "executeStory", with: { storyRef: { name: storyName, ...more } } };
}

/** An Engram of template `http`, unless `spec` says otherwise. */
export function engram(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return make(Engram, { name: "demo", namespace: "default", ...metadata }, { templateRef: { name: "http" }, ...spec });
}

/** A template of version 1.0.0 for jobs, unless `spec` says otherwise. */
export function template(spec: JsonObject = {}, name = "http"): JsonObject {
  const base = { version: "1.0.0", supportedModes: ["job"], image: "registry.example.com/http:1.0.0" };
  return make(EngramTemplate, { name }, { ...base, ...spec });
}

/** The Story that runs are of. */
export const helloStory: JsonObject = story({}, { name: "hello" });

/** A run of the Story `hello`, unless `spec` says otherwise. */
export function storyRun(spec: JsonObject = {}, metadata: JsonObject = {}, status?: JsonObject): JsonObject {
  const base = { storyRef: { name: "hello" }, ...spec };
  return withStatus(make(StoryRun, { name: "demo", namespace: "default", ...metadata }, base), status);
}

/** The run that StepRuns belong to. */
export const runOne: JsonObject = storyRun({}, { name: "run-1" });

/** A step `fetch` of the run `run-1`, unless `spec` says otherwise. */
export function stepRun(spec: JsonObject = {}, metadata: JsonObject = {}, status?: JsonObject): JsonObject {
  const base = { storyRunRef: { name: "run-1" }, stepId: "fetch", ...spec };
  const whole = status === undefined ? undefined : { retries: 0, ...status };
  return withStatus(make(StepRun, { name: "demo", namespace: "default", ...metadata }, base), whole);
}

/** The submission `s1` of a run of the Story `hello`, unless `spec` says otherwise. */
export function storyTrigger(spec: JsonObject = {}, metadata: JsonObject = {}, status?: JsonObject): JsonObject {
  const base = { storyRef: { name: "hello" }, deliveryIdentity: { submissionId: "s1" }, ...spec };
  const name = "hello-trigger-9859ac766bd4518e";
  return withStatus(make(StoryTrigger, { name, namespace: "default", ...metadata }, base), status);
}

/** The effect `mail` of the StepRun `demo`, unless `spec` says otherwise. */
export function effectClaim(spec: JsonObject = {}, metadata: JsonObject = {}, status?: JsonObject): JsonObject {
  const base = { stepRunRef: { name: "demo" }, effectKey: "mail", ...spec };
  const name = "demo-effect-56547b6a726aa5f3";
  return withStatus(make(EffectClaim, { name, namespace: "default", ...metadata }, base), status);
}

function withStatus(object: JsonObject, status: JsonObject | undefined): JsonObject {
  return status === undefined ? object : { ...object, status };
}

/** The Engram `fetch` and its template: what a step that runs `fetch` relies on. */
export const fetchEngram: readonly JsonObject[] = [engram({}, { name: "fetch" }), template()];

/** A ReferenceGrant of namespace `shared`: it lets a kind of namespace `default` refer to one object. */
export function grant(from: string, to: string, name: string): JsonObject {
  return {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ReferenceGrant",
    metadata: { name: "demo", namespace: "shared" },
    spec: {
      from: [{ group: groupOf(from), kind: from, namespace: "default" }],
      to: [{ group: groupOf(to), kind: to, name }],
    },
  };
}

/** The same as a component that stays: what a step of a realtime story runs. */
export const streamingEngram: readonly JsonObject[] = [
  engram({ mode: "deployment" }, { name: "fetch" }),
  template({ supportedModes: ["deployment"] }),
];
