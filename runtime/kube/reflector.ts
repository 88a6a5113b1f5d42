import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { BackoffLimits } from "./backoff.ts";
import { backoffMs } from "./backoff.ts";
import type { Change } from "./change.ts";
import { changeOf } from "./change.ts";
import type { Collection } from "./pages.ts";
import { listAll } from "./pages.ts";
import type { Answer, Failure, List, Reflection, RelistReason, Watch } from "./reflection.ts";
import { after, begin } from "./reflection.ts";
import type { WatchEvent } from "./types.ts";

export interface ReflectorConfig extends Collection {
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly backoff?: BackoffLimits;
  /** A watch that brings nothing for this long is opened anew, in milliseconds; servers send bookmarks each minute. */
  readonly silenceMs: number;
}

/** Who keeps the copy. Called in order; what throws here is answered by a new list. */
export interface Sink {
  replace(objects: readonly JsonObject[], reason: RelistReason): void;
  /** A put, a removal or a mark, before its version counts as seen. */
  apply(change: Exclude<Change, { change: "fail" }>, type: WatchEvent["type"]): void;
  /** A list or watch failed and what follows is in `next`. */
  failed(error: unknown, failure: Failure, next: Reflection): void;
}

/** A watch shorter than this that brought nothing is no success. */
const briefMs = 1_000;

/** Keeps `sink` equal to the collection until `signal` aborts; then it ends without an error. */
export async function reflect(config: ReflectorConfig, sink: Sink, signal: AbortSignal): Promise<void> {
  let state = begin();
  while (!signal.aborted) {
    if (state.wait && !(await waited(backoffMs(state.failures, config.random, config.backoff), signal))) return;
    const { answer, error } = await perform(state.next, config, sink, signal);
    // An abort ends a request like a failure does, but it is none.
    if (signal.aborted) return;
    state = after(state, answer);
    if (error !== undefined) sink.failed(error, failureOf(error), state);
  }
}

interface Performed {
  readonly answer: Answer;
  readonly error?: unknown;
}

function perform(next: List | Watch, config: ReflectorConfig, sink: Sink, signal: AbortSignal): Promise<Performed> {
  return next.step === "list" ? list(next, config, sink, signal) : watch(next, config, sink, signal);
}

async function list(next: List, config: ReflectorConfig, sink: Sink, signal: AbortSignal): Promise<Performed> {
  try {
    const { objects, resourceVersion } = await listAll(config, next, signal);
    if (!signal.aborted) sink.replace(objects, next.reason);
    return { answer: { answer: "listed", resourceVersion } };
  } catch (error) {
    return { answer: { answer: "list-failed", failure: failureOf(error) }, error };
  }
}

async function watch(next: Watch, config: ReflectorConfig, sink: Sink, signal: AbortSignal): Promise<Performed> {
  const silent = new AbortController();
  const timer = setTimeout(
    () => silent.abort(new BubuError("kube/unreachable", "the watch fell silent")),
    config.silenceMs,
  );
  const opened = performance.now();
  const done = { resourceVersion: next.resourceVersion, heard: false };
  const onEvent = (event: WatchEvent) => {
    if (signal.aborted) return;
    timer.refresh();
    const change = changeOf(event);
    if (change.change === "fail") throw new WatchFailure(change.failure, change.message);
    sink.apply(change, event.type);
    done.resourceVersion = change.resourceVersion;
    done.heard = true;
  };
  const ended = () => ({ answer: "watched", ...done, brief: performance.now() - opened < briefMs }) as const;
  try {
    // Between five and ten minutes, so that many watches do not end together.
    const timeoutSeconds = String(Math.floor(300 + config.random() * 300));
    const place = { allowWatchBookmarks: "true", resourceVersion: next.resourceVersion, timeoutSeconds };
    const options = { query: { ...config.query, ...place }, signal: AbortSignal.any([signal, silent.signal]) };
    await config.client.watch(config.path, options, onEvent);
    return { answer: ended() };
  } catch (error) {
    return { answer: { ...ended(), failure: failureOf(error) }, error };
  } finally {
    clearTimeout(timer);
  }
}

/** What the server said inside a watch. */
class WatchFailure extends BubuError {
  readonly failure: Failure;
  constructor(failure: Failure, message: string) {
    super(failure === "unparsable" ? "kube/unparsable" : "kube/request", message);
    this.failure = failure;
  }
}

/** An error of unknown kind came from applying a change, which may be lost by that: the answer is a new list. */
function failureOf(error: unknown): Failure {
  if (error instanceof WatchFailure) return error.failure;
  if (!(error instanceof BubuError)) return "unparsable";
  // A token that cannot be read is as good as no connection.
  if (error.code === "kube/unreachable" || error.code === "kube/config") return "unreachable";
  if (error.code !== "kube/request") return "unparsable";
  return error.http === 410 ? "expired" : "refused";
}

/** False where the signal aborted meanwhile. */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
