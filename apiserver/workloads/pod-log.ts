/** `GET pods/NAME/log`. */
import type { JsonObject } from "@bubustack/api/json";
import { keyOf, listAt, textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { badRequest } from "../status.ts";
import type { Answer, Call, Sink } from "../wire/call.ts";
import { truthy } from "../wire/truthy.ts";
import type { Place } from "../writes/update.ts";
import { existing } from "../writes/update.ts";
import type { Log, LogLine } from "./log.ts";

/** Answers what a container has written; with `follow` it goes on until the container has ended. */
export function podLog(server: Server, call: Call, place: Place): Answer {
  const { query } = call;
  const pod = existing(server, place).object;
  const container = chosen(pod, query.get("container") ?? "");
  const log = server.logs(keyOf(place.namespace, place.name), container, truthy(query.get("previous")));
  const contentType = "text/plain";
  if (log === undefined) throw badRequest(missing(pod, container, truthy(query.get("previous"))));
  const follow = truthy(query.get("follow"));
  const line = formatter(truthy(query.get("timestamps")));
  const since = number(query, "sinceSeconds");
  const after = since === undefined ? Number.NEGATIVE_INFINITY : server.now() - since * 1000;
  const tail = number(query, "tailLines");
  const whole = log.from(0).filter(({ at }) => at >= after);
  const first = tail === undefined ? whole : tail === 0 ? [] : whole.slice(-tail);
  const limit = number(query, "limitBytes");
  const text = first.map(line).join("");
  if (!follow) return { code: 200, contentType, text: limit === undefined ? text : text.slice(0, limit) };
  const position = log.end;
  return {
    code: 200,
    contentType,
    stream: async (sink) => {
      if (text !== "") await sink.write(text);
      await followed(log, position, line, sink, call.signal);
    },
  };
}

async function followed(
  log: Log,
  from: number,
  line: (line: LogLine) => string,
  sink: Sink,
  signal: AbortSignal,
): Promise<void> {
  let position = from;
  while (!signal.aborted) {
    const lines = log.from(position);
    position = log.end;
    if (lines.length > 0) await sink.write(lines.map(line).join(""));
    if (log.ended && position === log.end) return;
    if (position === log.end) await nextOf(log, signal);
  }
}

function nextOf(log: Log, signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    const done = () => {
      leave();
      signal.removeEventListener("abort", done);
      settle();
    };
    const leave = log.listen(done);
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}

function formatter(timestamps: boolean): (line: LogLine) => string {
  return timestamps ? ({ at, text }) => `${new Date(at).toISOString()} ${text}\n` : ({ text }) => `${text}\n`;
}

/** The container that is meant; where there are several, one has to be named. */
function chosen(pod: JsonObject, asked: string): string {
  const names = (field: string) => listAt(pod, "spec", field).map((each) => textAt(each, "name"));
  const name = textAt(pod, "metadata", "name");
  const all = names("containers");
  const [only] = all;
  if (asked === "") {
    if (all.length === 1 && only !== undefined) return only;
    throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${all.join(" ")}]`);
  }
  if ([...all, ...names("initContainers")].includes(asked)) return asked;
  throw badRequest(`container ${asked.slice(0, 100)} is not valid for pod ${name}`);
}

function missing(pod: JsonObject, container: string, previous: boolean): string {
  const name = textAt(pod, "metadata", "name");
  if (previous)
    return `previous terminated container ${JSON.stringify(container)} in pod ${JSON.stringify(name)} not found`;
  const statuses = [...listAt(pod, "status", "containerStatuses"), ...listAt(pod, "status", "initContainerStatuses")];
  const reason = textAt(
    statuses.find((each) => textAt(each, "name") === container),
    "state",
    "waiting",
    "reason",
  );
  return `container ${JSON.stringify(container)} in pod ${JSON.stringify(name)} is waiting to start: ${reason || "ContainerCreating"}`;
}

function number(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === "") return undefined;
  if (!/^\d{1,12}$/.test(text))
    throw badRequest(`the value of ${name} is not a whole number: ${JSON.stringify(text.slice(0, 50))}`);
  return Number(text);
}
