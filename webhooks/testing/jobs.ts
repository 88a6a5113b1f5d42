import { defaultSettings } from "@bubustack/policies/settings";
import type { Fetch } from "../fetch-needs.ts";
import type { Job, LaneConfig } from "../judging/lane.ts";
import { bytesOf, request } from "./reviews.ts";

/** Where test workers are, and what was said about their ends. */
export function laneConfig(): LaneConfig & { readonly ended: string[] } {
  const ended: string[] = [];
  return {
    file: new URL("judging-worker.ts", import.meta.url),
    data: { settings: defaultSettings, platformNamespaces: [] },
    onEnded: (reason) => void ended.push(reason),
    ended,
  };
}

/** A job about an object of this name; the test worker does what the name says. */
export function job(name: string, budget = 20_000, fetch: Fetch = () => []): Job {
  const deadline = performance.now() + budget;
  const leftMs = () => deadline - performance.now();
  return { webhook: "mutate", decision: "d0", bytes: bytesOf(request({ name })), leftMs, fetch, look: async () => [] };
}
