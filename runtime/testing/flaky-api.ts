import type { ServerResponse } from "node:http";
import type { JsonObject } from "@bubustack/api/json";
import type { ScriptedServer } from "./scripted-server.ts";
import { reply, scriptedServer } from "./scripted-server.ts";

/**
 * A collection of a Kubernetes API that fails in every way that list and watch know: refused and cut answers, cut
 * lines, garbage, stale and expired versions, expired pages. What it says between faults is true.
 */
export interface FlakyApi {
  readonly server: ScriptedServer;
  /** Writes an object, or with `undefined` deletes it, and tells all watches. */
  write(name: string, value: number | undefined): void;
  /** What it holds now: value by name. */
  truth(): ReadonlyMap<string, number>;
  /** No faults from now on. */
  calm(): void;
}

interface Change {
  readonly name: string;
  readonly value: number | undefined;
}

/** `draw` answers a number in [0, 1): all chance comes from it. */
export async function flakyApi(draw: () => number): Promise<FlakyApi> {
  const history: Change[] = [];
  const watches = new Set<ServerResponse>();
  let floor = 0;
  let calm = false;
  const chance = (probability: number) => !calm && draw() < probability;

  const stateAt = (version: number) => {
    const state = new Map<string, Change & { readonly version: number }>();
    history.slice(0, version).forEach((change, index) => {
      if (change.value === undefined) state.delete(change.name);
      else state.set(change.name, { ...change, version: index + 1 });
    });
    return state;
  };
  const fail = (response: ServerResponse) => {
    if (chance(0.5)) reply(response, { kind: "Status", message: "flaky" }, 500);
    else response.destroy();
  };

  const list = (query: URLSearchParams, response: ServerResponse) => {
    if (chance(0.2)) return fail(response);
    const [pinned = "", offset = "0"] = (query.get("continue") ?? "").split(":");
    if (pinned !== "" && (Number(pinned) < floor || chance(0.1)))
      return reply(response, { kind: "Status", code: 410 }, 410);
    const stale = query.get("resourceVersion") === "0" ? Math.floor(draw() * (history.length - floor + 1)) : 0;
    const version = pinned === "" ? history.length - stale : Number(pinned);
    const all = [...stateAt(version).values()].map((entry) => objectOf(entry, entry.version));
    const limit = Number(query.get("limit") ?? all.length);
    const end = Number(offset) + limit;
    const more = end < all.length ? { continue: `${version}:${end}` } : {};
    reply(response, { metadata: { resourceVersion: String(version), ...more }, items: all.slice(Number(offset), end) });
  };
  const watch = (query: URLSearchParams, response: ServerResponse) => {
    if (chance(0.2)) return fail(response);
    const from = Number(query.get("resourceVersion"));
    if (from < floor && chance(0.5)) return reply(response, { kind: "Status", code: 410 }, 410);
    response.flushHeaders();
    if (from < floor) return response.end(line("ERROR", { kind: "Status", code: 410, reason: "Expired" }));
    history.slice(from).forEach((change, index) => {
      response.write(eventOf(change, from + index + 1));
    });
    watches.add(response.on("close", () => watches.delete(response)));
  };
  const end = (response: ServerResponse, last: string) => {
    watches.delete(response);
    response.end(last);
  };
  const disturb = (response: ServerResponse, change: Change) => {
    const text = eventOf(change, history.length);
    if (chance(0.1)) {
      watches.delete(response);
      return void response.write(Buffer.from(text).subarray(0, Math.floor(draw() * text.length)), () =>
        response.destroy(),
      );
    }
    if (chance(0.05)) return end(response, line("ERROR", { kind: "Status", code: 500, message: "flaky" }));
    if (chance(0.05)) return end(response, "{garbage}\n");
    response.write(text);
    if (chance(0.1)) response.write(line("BOOKMARK", { metadata: { resourceVersion: String(history.length) } }));
    if (chance(0.05)) end(response, "");
  };

  const server = await scriptedServer(({ url }, response) => {
    if (url.searchParams.get("watch") === "true") watch(url.searchParams, response);
    else list(url.searchParams, response);
  });
  return {
    server,
    write(name, value) {
      const change = { name, value };
      history.push(change);
      if (chance(0.05)) floor = history.length;
      for (const response of [...watches]) disturb(response, change);
    },
    truth: () => new Map([...stateAt(history.length)].map(([name, { value }]) => [name, value ?? 0])),
    calm() {
      calm = true;
      for (const response of [...watches]) end(response, "");
    },
  };
}

function objectOf({ name, value }: Change, version: number): JsonObject {
  return { metadata: { namespace: "n", name, resourceVersion: String(version) }, value: value ?? 0, text: "ü€😀" };
}

function eventOf(change: Change, version: number): string {
  return line(change.value === undefined ? "DELETED" : "MODIFIED", objectOf(change, version));
}

function line(type: string, object: JsonObject): string {
  return `${JSON.stringify({ type, object })}\n`;
}
