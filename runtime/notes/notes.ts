import type { JsonObject } from "@bubustack/api/json";
import { metadataOf } from "../kube/object.ts";
import { resourcePath } from "../kube/path.ts";
import type { KubeClient } from "../kube/types.ts";
import type { Log } from "../log.ts";
import type { Note } from "../plan.ts";
import type { Series } from "./aggregate.ts";
import { aggregate } from "./aggregate.ts";

export interface NotesConfig {
  readonly client: KubeClient;
  /** Who tells, such as `bubu-controller`. */
  readonly component: string;
  /** Which replica tells. */
  readonly instance: string;
  readonly log: Log;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A word for the name of each Event that no other one has. */
  readonly unique: () => string;
}

/** Tells people about objects, as Events of Kubernetes. Nothing waits for it, and what cannot be told is left out. */
export interface Notes {
  tell(note: Note): void;
  /** Settles once what was told is written. */
  stop(): Promise<void>;
}

const longestMessage = 1_024;
const mostWaiting = 1_000;

export function notes(config: NotesConfig): Notes {
  const { now, log } = config;
  const next = aggregate();
  const names = new WeakMap<Series, JsonObject>();
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  const after = (act: () => Promise<void>) => {
    if (waiting >= mostWaiting) return;
    waiting++;
    last = last.then(act).then(
      () => void waiting--,
      (err: unknown) => {
        waiting--;
        log.debug({ err }, "an event was not written");
      },
    );
  };
  return {
    tell(note) {
      const told = next(note, now());
      if (told === undefined) return;
      if ("tell" in told) after(async () => void names.set(told.tell, await write(config, told.tell)));
      else after(() => count(config, told.count, names.get(told.count)));
    },
    stop: () => last,
  };
}

function write(config: NotesConfig, { note, first, last, count }: Series): Promise<JsonObject> {
  const { namespace, name, uid, resourceVersion } = metadataOf(note.about);
  // The API server takes Events about what is in no namespace in this one, and kubectl describe finds no others.
  const place = namespace === "" ? "default" : namespace;
  const body = {
    apiVersion: "v1",
    kind: "Event",
    metadata: { namespace: place, name: `${name.slice(0, 200)}.${config.unique()}` },
    involvedObject: {
      apiVersion: note.about.apiVersion,
      kind: note.about.kind,
      ...(namespace === "" ? {} : { namespace }),
      name,
      uid,
      resourceVersion,
    },
    type: note.type,
    reason: note.reason,
    message: note.message.slice(0, longestMessage).toWellFormed(),
    firstTimestamp: seconds(first),
    lastTimestamp: seconds(last),
    count,
    source: { component: config.component },
    reportingComponent: config.component,
    reportingInstance: config.instance,
  };
  return config.client.request("POST", resourcePath(events, { namespace: place }), { body });
}

/** An Event that somebody changed or deleted meanwhile stays as it is. */
async function count(config: NotesConfig, series: Series, written: JsonObject | undefined): Promise<void> {
  if (written === undefined || series.count === series.writtenCount) return;
  series.written = config.now();
  series.writtenCount = series.count;
  const { namespace, name, uid } = metadataOf(written);
  const body = { metadata: { uid }, count: series.count, lastTimestamp: seconds(series.last) };
  const path = resourcePath(events, { namespace, name });
  await config.client.request("PATCH", path, { body, contentType: "application/merge-patch+json" });
}

const events = { group: "", version: "v1", resource: "events" };

function seconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
