import { labels } from "../keys.ts";
import type { Digests } from "./digests.ts";
import { hex } from "./digests.ts";
import { words } from "./words.ts";

/** The length of a label's value. */
const most = 63;
/** Hex digits that stand for what had to be cut. */
const digits = 10;

/** A name as the value of a label: its words; one that is too long is cut and ends with 10 hex digits of its hash. */
export function labelValue({ sha256, utf8 }: Digests, name: string): string {
  const value = words(name);
  if (value === "") return "resource";
  if (value.length <= most) return value;
  const hash = hex(sha256(utf8(value))).slice(0, digits);
  const start = value.slice(0, most - digits - 1).replaceAll(/^-+|-+$/g, "");
  return `${start}-${hash}`;
}

/** What the objects of a run are selected by. */
export function labelsOfRun(digests: Digests, storyRun: string): { readonly [label: string]: string } {
  return { [labels.storyRun]: labelValue(digests, storyRun) };
}

/** What a run that a step started carries. */
export function labelsOfChild(digests: Digests, storyRun: string, step: string): { readonly [label: string]: string } {
  return {
    [labels.parentStoryRun]: labelValue(digests, storyRun),
    [labels.parentStep]: labelValue(digests, step),
  };
}

/** The place of a run in its queue. */
export function labelsOfQueue(digests: Digests, queue: string, priority: number): { readonly [label: string]: string } {
  return { [labels.queue]: labelValue(digests, queue), [labels.queuePriority]: String(Math.trunc(priority)) };
}
